import { DIRECTIVES } from "./answer-text.ts";

/**
 * Beside what has spaces, quotes or `%` in it: the order in which psvc offers, a line for each with what it is, and
 * names without their capitals. Sourced before compinit it would print an error at every start of a shell.
 */
export const ZSH_SCRIPT = `#compdef psvc
# zsh completion for psvc
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
compdef _psvc psvc

# Shortens $1 to $2 columns by whole words, to REPLY.
__psvc_shorten() {
    REPLY=$1
    (( \${(m)#REPLY} > $2 )) || return 0
    while (( \${(m)#REPLY} >= $2 )); do
        if [[ $REPLY == *' '* ]]; then REPLY=\${REPLY% *}; else REPLY=\${REPLY[1,-2]}; fi
    done
    REPLY=\${REPLY%…}…
}

_psvc() {
    local REPLY line about
    local -a asked values abouts lines more expl
    local -i i directive=0 longest=0 room

    # Words are what zsh says they are, without their quotes; the last one ends at the cursor.
    asked=("\${(@Q)words[2,CURRENT]}")
    asked[-1]="\${(Q):-\${compstate[quote]}\${PREFIX}\${compstate[quote]}}"

    while IFS= read -r line; do
        if [[ $line == :* ]]; then
            directive=\${line#:}
            continue
        fi
        about=\${line#*$'\\t'}
        [[ $about != "$line" ]] || about=''
        values+=("\${line%%$'\\t'*}")
        abouts+=("$about")
        (( \${(m)#values[-1]} <= longest )) || longest=\${(m)#values[-1]}
    done < <(psvc complete -- "\${(@)asked}" 2>/dev/null </dev/null)

    # The candidates for the value of a flag come without the flag.
    [[ \${asked[-1]} != --[a-z]*=* ]] || more+=(-P "\${asked[-1]%%=*}=")

    if (( \${#values} == 0 )); then
        if (( directive & ${DIRECTIVES.folders} )); then
            _files -/ "\${(@)more}"
        elif (( ! (directive & ${DIRECTIVES.noFiles}) )); then
            _files "\${(@)more}"
        fi
        return 0
    fi

    room=$(( COLUMNS - longest - 5 ))
    for (( i = 1; i <= \${#values}; i++ )); do
        lines[i]=\${values[i]}
        [[ -n \${abouts[i]} ]] && (( room >= 10 )) || continue
        __psvc_shorten "\${abouts[i]}" $room
        lines[i]="\${(mr:longest:)values[i]} -- $REPLY"
    done
    (( ! (directive & ${DIRECTIVES.noSpace}) )) || more+=(-S '')
    _wanted -V values expl completion compadd "\${(@)more}" \\
        -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -l -d lines -a values
}

# Where it is a file of fpath, its first use is the first completion.
[[ \${funcstack[1]} != _psvc ]] || _psvc
`;
