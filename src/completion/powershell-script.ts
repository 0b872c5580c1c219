import { DIRECTIVES } from "./answer-text.ts";

/** Before 7.3, and where it is set so, PowerShell drops an empty word on the way to a program; quotes hold it. */
export const POWERSHELL_SCRIPT = `# PowerShell completion for psvc
Register-ArgumentCompleter -CommandName 'psvc' -ScriptBlock {
    param($WordToComplete, $CommandAst, $CursorPosition)

    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8

    # The words up to the cursor without their quotes; after a space, an empty one.
    $Words = @($CommandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $CursorPosition } |
        ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
            else { $_.Extent.Text }
        })
    if ($WordToComplete -eq '') { $Words += '' }
    $Typed = "$($Words[-1])"
    if ($null -eq $PSNativeCommandArgumentPassing -or "$PSNativeCommandArgumentPassing" -eq 'Legacy') {
        $Words = @($Words | ForEach-Object { if ($_ -eq '') { '""' } else { $_ } })
    }

    $Lines = @(psvc complete '--' @Words 2>$null)
    if ($Lines.Length -eq 0) { return }
    [int]$Directive = $Lines[-1].TrimStart(':')
    $Lines = @($Lines | Select-Object -SkipLast 1)
    if ($Lines.Length -eq 0) {
        # An empty answer keeps PowerShell from offering files.
        if (($Directive -band ${DIRECTIVES.noFiles}) -ne 0) { '' }
        return
    }

    # The candidates for the value of a flag come without the flag.
    $Flag = if ($Typed -like '--*=*') { $Typed.Split('=', 2)[0] + '=' } else { '' }
    $Mode = (Get-PSReadLineKeyHandler | Where-Object { $_.Key -eq 'Tab' }).Function
    $HasSpace = $Mode -eq 'MenuComplete' -or ($Mode -eq 'Complete' -and $Lines.Length -eq 1)
    $End = if ($HasSpace -and ($Directive -band ${DIRECTIVES.noSpace}) -eq 0) { ' ' } else { '' }

    foreach ($Line in $Lines) {
        $Value, $About = $Line.Split("\`t", 2)
        if (-not $About) { $About = ' ' }
        $Text = $Flag + $Value
        if ($Text -match '[\\s#@$;,''{}()"|<>&\`]') { $Text = "'" + $Text.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new($Text + $End, $Value, 'ParameterValue', $About)
    }
}
`;
