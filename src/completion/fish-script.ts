import { DIRECTIVES } from "./answer-text.ts";

/** Fish adds no space behind `=` by itself, and offers files where the condition is false. */
export const FISH_SCRIPT = `# fish completion for psvc

# Asks psvc what the word that is being typed can become; false where that is a file.
function __psvc_ask
    set -l words (commandline -opc)
    # The word without its quotes, of which one may be open.
    set -l typed (commandline -ct)
    set typed (string unescape -- "$typed")
    set -l lines (psvc complete -- $words[2..-1] "$typed" 2>/dev/null </dev/null)
    set -l directive (string sub --start 2 -- "$lines[-1]")
    set --erase lines[-1]
    # The candidates for the value of a flag come without the flag.
    set -l flag (string match -r -- '^--[a-z-]+=' "$typed")
    set --global __psvc_candidates "$flag"$lines
    test (count $lines) -gt 0; or test (math "floor($directive / ${DIRECTIVES.noFiles}) % 2") -eq 1
end

complete -c psvc -e
complete -k -c psvc -n __psvc_ask -f -a '$__psvc_candidates'
`;
