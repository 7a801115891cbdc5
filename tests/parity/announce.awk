# What GCC's last tree dump announces: blocks, accesses and calls, one a line, function by function.
# Numbers of temporaries are left out, since they differ for no reason; so are sizes, since those of
# pointers and long do, and structs are copied in one piece or in several.

function clean(text) {
    gsub(/\(D\)/, "", text)
    gsub(/[A-Za-z_0-9.]*_[0-9]+/, "_", text)
    gsub(/[^ (,&*]*\.[0-9]+/, "_", text)
    gsub(/MEM\[\([^)]*\)&?_\]/, "_", text)
    gsub(/MEM *(<[^>]*>)? *\[\([^)]*\)/, "[", text)
    gsub(/ \{ref-all\}/, "", text)
    gsub(/\(\*[^)]*\)/, "_", text)
    gsub(/ +/, " ", text)
    return "  " text
}

/^;; Function _sub_/ { exit }
/^;; Function / { print $3; next }
/__sanitizer_cov_trace_pc/ { print "  block"; next }
/__builtin___tsan_atomic/ {
    match($0, /__builtin___tsan_atomic/)
    line = substr($0, RSTART + 17)
    sub(/[0-9]+_/, "_", line)
    sub(/, [0-9]+(, [0-9]+)?\);$/, "", line)
    print clean(line)
    next
}
/__builtin___tsan_(volatile_)?(read|write)/ {
    match($0, /__builtin___tsan_/)
    line = substr($0, RSTART + 17)
    sub(/^volatile_/, "", line)
    sub(/(_range|[0-9]+) /, " ", line)
    sub(/\);$/, "", line)
    if (line ~ /, [0-9]+$/)
        sub(/, [0-9]+$/, "", line)
    sub(/\(/, "", line)
    print clean(line)
    next
}
# A call: "name (arguments);" or "result = name (arguments);"; its arguments are what was read.
/^  ([^ ]+ = )?[A-Za-z_0-9.]+ \(.*\);/ && !/^  (if|switch|return) / {
    line = $0
    sub(/^ *[^ ]+ = /, "", line)
    sub(/ \(.*/, "", line)
    print clean("call " line)
}
