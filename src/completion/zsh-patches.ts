/**
 * Beside what has spaces, quotes or `%` in it: the order and the lines in which psvc offers, and names without their
 * capitals.
 */
export const ZSH_MENDING: readonly Mending[] = [
  // Sourced before compinit it would print an error at every start of a shell.
  {
    of: "compdef _psvc psvc\n",
    instead: `(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
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

# Offers the completions in their order, each on a line with what it is; the rest are options of compadd.
__psvc_offer() {
    local REPLY
    local -a expl lines
    local -i i longest=0 room
    for (( i = 1; i <= \${#completions}; i++ )); do
        REPLY=\${completions[i]}
        (( \${(m)#REPLY} <= longest )) || longest=\${(m)#REPLY}
    done
    room=$(( COLUMNS - longest - 5 ))
    for (( i = 1; i <= \${#completions}; i++ )); do
        lines[i]=\${completions[i]}
        [[ -n \${abouts[i]} ]] && (( room >= 10 )) || continue
        __psvc_shorten "\${abouts[i]}" $room
        lines[i]="\${(mr:longest:)completions[i]} -- $REPLY"
    done
    _wanted -V completions expl completion compadd "$@" \\
        -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -l -d lines -a completions
}
`,
  },
  { of: "local lastParam lastChar", instead: "local line about lastParam lastChar" },
  { of: "local -a completions\n", instead: "local -a completions abouts\n" },
  // Words are what zsh says they are, without their quotes.
  { of: `"\${=words[1,CURRENT]}"`, instead: `"\${(@)words[1,CURRENT]}"` },
  {
    of: `("\${(@)words[2,-1]}")`,
    instead: `("\${(@Q)words[2,-1]}")
    args_to_quote[-1]="\${(Q):-\${compstate[quote]}\${PREFIX}\${compstate[quote]}}"`,
  },
  { of: "=~ '-.*='", instead: "=~ '^--[a-z-]+='" },
  // What begins with this is shown as a prompt, in which `%` does things. No line begins with a line break.
  { of: `activeHelpMarker="%"`, instead: "activeHelpMarker=$'\\n'" },
  {
    of: `comp=\${comp//:/\\:}

            local tab="$(printf '\\t')"
            comp=\${comp//$tab/:}
`,
    instead: `about=\${comp#*$'\\t'}
            [[ $about != "$comp" ]] || about=''
            comp=\${comp%%$'\\t'*}
            abouts+=("$about")
`,
  },
  {
    of: `_describe $keepOrder "completions" completions -Q \${flagPrefix} \${noSpace}`,
    instead: `__psvc_offer \${flagPrefix} \${noSpace}`,
  },
];

/** A piece of a script of the library, and what has to stand there for psvc. */
export interface Mending {
  readonly of: string;
  readonly instead: string;
}

/** Throws where the library's script is no longer the one that was mended. */
export function mended(script: string, { of, instead }: Mending): string {
  if (!script.includes(of)) throw new Error(`the library's script has no ${of}`);
  return script.replace(of, () => instead);
}
