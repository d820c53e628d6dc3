#!/bin/sh
# Installs a released growthlint: downloads the archive for this machine, compares its
# SHA-256 with the release's list of sums, and puts the program into a directory.
#
#   install.sh [-b DIR] [VERSION]
#
# DIR is $HOME/.local/bin unless named, VERSION the newest release, such as v0.1.0.
# GROWTHLINT_RELEASES names another place that serves releases, for mirrors and tests.
set -eu

releases=${GROWTHLINT_RELEASES:-https://github.com/growthlint/growthlint/releases}

fail() {
	printf 'install.sh: %s\n' "$1" >&2
	exit 1
}

have() {
	command -v "$1" >/dev/null 2>&1
}

# get URL FILE downloads a file.
get() {
	if have curl; then
		curl -fsSL --retry 2 -o "$2" "$1"
	elif have wget; then
		wget -q -O "$2" "$1"
	else
		fail 'neither curl nor wget is there; install one of them'
	fi
}

# newest prints the tag that the newest release redirects to.
newest() {
	if have curl; then
		url=$(curl -fsSLI -o /dev/null -w '%{url_effective}' "$releases/latest")
	else
		url=$(wget -q -S --spider "$releases/latest" 2>&1 | sed -n 's/^ *Location: *\([^ ]*\).*/\1/p' | tail -n 1)
	fi
	printf '%s\n' "${url##*/}"
}

# sum FILE prints the SHA-256 of a file in hex digits.
sum() {
	if have sha256sum; then
		sha256sum "$1" | cut -d ' ' -f 1
	elif have shasum; then
		shasum -a 256 "$1" | cut -d ' ' -f 1
	elif have openssl; then
		openssl dgst -sha256 "$1" | sed 's/^.* //'
	else
		fail 'nothing computes SHA-256; install sha256sum, shasum or openssl'
	fi
}

# platform prints the system and the processor as archives are named for them.
platform() {
	case $(uname -s) in
	Linux) system=linux ;;
	Darwin) system=darwin ;;
	MINGW* | MSYS* | CYGWIN*) system=windows ;;
	*) fail "there is no release for $(uname -s); with Go: go install github.com/growthlint/growthlint/cmd/growthlint@latest" ;;
	esac
	case $(uname -m) in
	x86_64 | amd64) processor=amd64 ;;
	arm64 | aarch64) processor=arm64 ;;
	*) fail "there is no release for $(uname -m); with Go: go install github.com/growthlint/growthlint/cmd/growthlint@latest" ;;
	esac
	printf '%s_%s\n' "$system" "$processor"
}

directory=${HOME:-}/.local/bin
while getopts b: option; do
	case $option in
	b) directory=$OPTARG ;;
	*) fail 'usage: install.sh [-b DIR] [VERSION]' ;;
	esac
done
shift $((OPTIND - 1))
[ $# -le 1 ] || fail 'usage: install.sh [-b DIR] [VERSION]'

version=${1:-}
if [ -z "$version" ]; then
	version=$(newest) || fail "no release was found at $releases"
fi
case $version in
v[0-9]*.[0-9]*.[0-9]*) ;;
*) fail "$version is no version of a release; write one such as v0.1.0" ;;
esac

place=$(platform)
program=growthlint
archive=growthlint_${version#v}_$place.tar.gz
case $place in
windows_*)
	program=growthlint.exe
	archive=growthlint_${version#v}_$place.zip
	;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

get "$releases/download/$version/checksums.txt" "$work/checksums.txt" || fail "release $version was not found at $releases"
get "$releases/download/$version/$archive" "$work/$archive" || fail "release $version has no $archive"
wanted=$(awk -v name="$archive" '$2 == name || $2 == "*" name { print $1 }' "$work/checksums.txt")
[ -n "$wanted" ] || fail "checksums.txt of release $version does not list $archive"
found=$(sum "$work/$archive")
[ "$found" = "$wanted" ] || fail "$archive has the SHA-256 $found, but $wanted was promised; nothing was installed"

case $archive in
*.zip) unzip -q "$work/$archive" "$program" -d "$work" ;;
*) tar -xzf "$work/$archive" -C "$work" "$program" ;;
esac
mkdir -p "$directory"
# The new file takes the old one's place at once, also while that runs.
mv "$work/$program" "$directory/.$program.new"
chmod 755 "$directory/.$program.new"
mv "$directory/.$program.new" "$directory/$program"
printf 'growthlint %s is in %s\n' "$version" "$directory"
case :$PATH: in
*:"$directory":*) ;;
*) printf "add it to your PATH: export PATH=\"%s:\$PATH\"\n" "$directory" ;;
esac
