# Sourced by tests that explore, from the root, with $folder, $pawl and $machines set.

# replayed DIRECTORY: the examples that `pawl explore --save` left there replay on all machines as is said in them, and with
# the same trace; says what is not so.
replayed() {
    local file machine first=${machines%% *}
    find "$1" -name '*.schedule' | sort | while read -r file; do
        for machine in $machines; do
            timeout 300 "$pawl" replay --expect --check --on="$machine" --trace="$folder/$machine.trace" "$file" \
                >"$folder/out" 2>"$folder/err" </dev/null
            # 2: nothing is said of how it ends, and so nothing can be compared but the traces
            case $? in
            0) ;;
            2) grep -q "nothing is said" "$folder/err" || echo "${file#"$folder/"}: on $machine: $(head -3 "$folder/err"); " ;;
            *) echo "${file#"$folder/"}: on $machine: $(head -3 "$folder/err"); " ;;
            esac
            cmp -s "$folder/$first.trace" "$folder/$machine.trace" ||
                echo "${file#"$folder/"}: the trace on $machine differs; "
        done
    done
}
