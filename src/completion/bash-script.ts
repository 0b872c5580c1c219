import { DIRECTIVES } from "./answer-text.ts";

/**
 * psvc's own, since the library's needs the bash-completion package, and has bash expand both the line and the
 * candidates: what stands in a name as `$(...)` would be run. Bash 3.2 reads it too, without what it does not know.
 *
 * Bash splits a line at `:` and `=` where psvc does not, so words are put together again where no space stands between,
 * and of a candidate only what comes after the split goes back. Words lose their quotes by hand, which expands nothing.
 */
export const BASH_SCRIPT = `# bash completion for psvc

# Takes the quotes off $1: its text to REPLY, a quote that is left open to OPEN, the text before that quote to BEFORE.
__psvc_unquote() {
    local text=$1 one i
    REPLY='' OPEN='' BEFORE=''
    if [[ $text != *[\\"\\'\\\\]* ]]; then
        REPLY=$text
        return
    fi
    for ((i = 0; i < \${#text}; i++)); do
        one=\${text:i:1}
        if [[ $one == "$OPEN" ]]; then
            OPEN=''
        elif [[ $one == \\\\ && $OPEN != \\' ]] && [[ -z $OPEN || \${text:i+1:1} == [\\"\\\\\\$\\\`] ]]; then
            i=$((i + 1))
            REPLY+=\${text:i:1}
        elif [[ -z $OPEN && $one == [\\"\\'] ]]; then
            OPEN=$one
            BEFORE=$REPLY
        else
            REPLY+=$one
        fi
    done
}

# Writes $1 as it has to stand behind the open quote $2, to REPLY.
__psvc_quote() {
    REPLY=$1
    case $2 in
        \\")
            REPLY=\${REPLY//\\\\/\\\\\\\\}
            REPLY=\${REPLY//\\"/\\\\\\"}
            REPLY=\${REPLY//\\$/\\\\\\$}
            REPLY=\${REPLY//\\\`/\\\\\\\`}
            ;;
        \\') REPLY=\${REPLY//\\'/\\'\\\\\\'\\'} ;;
        *) [[ -z $1 ]] || printf -v REPLY %q "$1" ;;
    esac
}

_psvc() {
    local REPLY OPEN BEFORE rest=\${COMP_LINE:0:\${COMP_POINT:-0}} piece='' space lead='' line i
    local -a words=() plain=() values=() abouts=()
    COMPREPLY=()
    rest=\${rest#*"\${COMP_WORDS[0]}"}
    for ((i = 1; i <= COMP_CWORD; i++)); do
        piece=\${COMP_WORDS[i]} space=' ' lead=''
        if [[ -n \${COMP_LINE:-} ]]; then
            space=\${rest%%[![:space:]]*}
            rest=\${rest#"$space"}
            [[ $i -lt $COMP_CWORD ]] || piece=$rest
            rest=\${rest#"$piece"}
        fi
        if [[ -n $space || \${#words[@]} -eq 0 ]]; then
            words+=("$piece")
        else
            lead=\${words[\${#words[@]}-1]}
            words[\${#words[@]}-1]+=$piece
        fi
    done
    for line in "\${words[@]}"; do
        __psvc_unquote "$line"
        plain+=("$REPLY")
    done

    # What stands on the line already, and is not replaced.
    local open=$OPEN kept=$BEFORE flag=''
    if [[ -z $open ]]; then
        [[ $piece != [:=] ]] || lead+=$piece
        __psvc_unquote "$lead"
        kept=$REPLY
    fi
    # The candidates for the value of a flag come without the flag.
    line=\${plain[\${#plain[@]}-1]}
    [[ $line != --[a-z]*=* ]] || flag=\${line%%=*}=

    local directive=0 longest=0 about room
    while IFS= read -r line; do
        if [[ $line == :* ]]; then
            directive=\${line#:}
        else
            about=\${line#*$'\\t'}
            values+=("\${line%%$'\\t'*}")
            [[ $about != "$line" ]] || about=''
            abouts+=("$about")
        fi
    done < <(psvc complete -- "\${plain[@]}" 2>/dev/null </dev/null)

    for ((i = 0; i < \${#values[@]}; i++)); do
        line=$flag\${values[i]}
        __psvc_quote "\${line:\${#kept}}" "$open"
        COMPREPLY+=("$REPLY")
        [[ \${#REPLY} -le $longest ]] || longest=\${#REPLY}
    done

    # Where bash lists them, each stands with what it is.
    if [[ \${#values[@]} -gt 1 && \${COMP_TYPE:-9} =~ ^(33|63|64)$ ]]; then
        room=$((\${COLUMNS:-80} - longest - 4))
        for ((i = 0; i < \${#values[@]}; i++)); do
            about=\${abouts[i]}
            [[ -n $about && $room -ge 10 ]] || continue
            if [[ \${#about} -gt $room ]]; then
                about=\${about:0:room}
                [[ $about == *' '* ]] && about=\${about% *}… || about=\${about:0:room-1}…
            fi
            printf -v line '%-*s  (%s)' "$longest" "\${COMPREPLY[i]}" "$about"
            COMPREPLY[i]=$line
        done
    fi

    [[ $((directive & ${DIRECTIVES.keepOrder})) -eq 0 ]] || compopt -o nosort 2>/dev/null
    [[ $((directive & ${DIRECTIVES.noSpace})) -eq 0 ]] || compopt -o nospace 2>/dev/null
    if [[ $((directive & ${DIRECTIVES.folders})) -ne 0 ]]; then
        compopt +o default -o dirnames 2>/dev/null
    elif [[ $((directive & ${DIRECTIVES.noFiles})) -ne 0 ]]; then
        compopt +o default 2>/dev/null
    fi
    return 0
}

complete -o default -F _psvc psvc
`;
