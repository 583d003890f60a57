"""macOS with an administrator's rights: constant texts, values as words of the command line only.

Held by written contracts and by programs that imitate the answers; not verified on hardware (docs/adr).
"""

APPLESCRIPT = """\
on run argv
set shellWords to ""
repeat with oneWord in argv
set shellWords to shellWords & quoted form of (oneWord as text) & " "
end repeat
do shell script shellWords with administrator privileges
end run
"""
"""Each word is quoted by AppleScript itself; none becomes a part of its text, nor of a shell line."""

_HEAD = """\
set -fu
LC_ALL=C
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
umask 022
fits() {
case $1 in empty) ;; ''|*[!0-9a-fA-F:.%\\ a-z]*|' '*) return 1 ;; esac
}
put() {
networksetup -setdnsservers "$1" $2
}
put_back() {
failed=0
while [ $# -ge 3 ]; do put "$1" "$2" || failed=1; shift 3; done
return $failed
}
check() {
while [ $# -gt 0 ]; do
[ $# -ge 3 ] && fits "$2" && fits "$3" || exit 3
shift 3
done
}
"""
"""Words come in threes: a service, what it asked before, what it shall ask.  An empty list is the word `empty`."""

BACK = (
    _HEAD
    + """\
token=$1; shift
case $token in *[!0-9a-f]*|'') exit 3 ;; esac
check "$@"
put_back "$@" || exit 4
rm -f "/var/run/family-setup-assistant.$token"
"""
)
"""Puts everything back."""

SET = (
    _HEAD
    + """\
token=$1; signal=$2; left=$3; shift 3
case $token in *[!0-9a-f]*|'') exit 3 ;; esac
case $left in *[!0-9]*|''|0*) exit 3 ;; esac
[ "$left" -le 3600 ] || left=3600
check "$@"
state=/var/run/family-setup-assistant.$token
hear() {
said=''
[ -f "$signal" ] && said=$(head -c 100 "$signal" 2>/dev/null)
case $said in
"$token "*' '*' '*' '*) said='' ;;
"$token "*' '*' '*) said=${said#"$token "} ;;
*) said='' ;;
esac
}
finish() {
put_back "$@" && rm -f "$state"
}
wait_for_keep() {
heard=''
while [ "$left" -gt 0 ]; do
hear
if [ "$said" != "$heard" ]; then
heard=$said
case $said in
'keep '*) echo kept > "$state"; return 0 ;;
'back '*) return 1 ;;
'more '*) more=${said#more }; more=${more%% *}
case $more in ''|*[!0-9]*|0*|?????*) ;; *) left=$more ;; esac ;;
esac
fi
sleep 1; left=$((left - 1))
done
return 1
}
change() {
while [ $# -ge 3 ]; do put "$1" "$3" || return 1; shift 3; done
}
hear
case $said in 'back '*) exit 0 ;; esac
rm -f "$state"
echo waiting > "$state"
(
trap 'finish "$@"; exit 1' HUP INT TERM
change "$@" && wait_for_keep || finish "$@"
) >/dev/null 2>&1 </dev/null &
"""
)
"""Makes the changes, waits in the background for the word to keep, and else puts everything back."""

CANCELLED = ("(-128)", "(-60005)", "(-60006)", "(-60007)")
"""Numbers with which macOS ends when nobody agreed; the words around them are translated."""


def command(script: str, *words: str) -> tuple[str, ...]:
    """Return the words that run a constant shell script with an administrator's rights."""
    lines = (part for line in APPLESCRIPT.splitlines() for part in ("-e", line))
    return ("osascript", *lines, "--", "/bin/sh", "-c", script, "family-setup-assistant", *words)
