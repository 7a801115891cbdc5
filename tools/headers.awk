# The schedules of a lab's header and what they promise, one schedule a line, fields parted by "|":
#   name|entries|status|end|has output: 0 or 1|output
# Output has C's escapes, fit for printf %b. What a schedule does not promise is empty.
function put() {
    if (name != "")
        print name "|" entries "|" status "|" end "|" has "|" output
    name = entries = status = end = output = ""
    has = 0
}
BEGIN { has = 0 }
/\*\// { last = 1 }
{ sub(/\*\/.*/, ""); sub(/[ \t]+$/, "") }
match($0, /pawl: schedule /) {
    put()
    entries = substr($0, RSTART + RLENGTH)
    name = "-"
    if (match(entries, /^[A-Za-z0-9-]+: /)) {
        name = substr(entries, 1, RLENGTH - 2)
        entries = substr(entries, RLENGTH + 1)
    }
}
/pawl: (explore|sweep)/ { put() }
match($0, /pawl: expect output "/) {
    text = substr($0, RSTART + RLENGTH)
    output = output substr(text, 1, length(text) - 1)
    has = 1
}
match($0, /pawl: expect status /) { status = substr($0, RSTART + RLENGTH) }
match($0, /pawl: expect end /) { end = substr($0, RSTART + RLENGTH) }
last { exit }
END { put() }
