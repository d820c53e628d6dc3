#!/usr/bin/env bash
# The steps of action.yml, one argument each: key, install, check. They take the
# action's inputs from INPUT_… variables and all else from what the runner sets, so
# that no text of a workflow is ever part of a script.
set -euo pipefail

# What the action keeps from run to run: the program, and what it has summarised.
kept=$RUNNER_TEMP/growthlint

# output NAME VALUE makes a value known to the steps that follow.
output() {
	printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

need_go() {
	if ! command -v go >/dev/null; then
		echo '::error title=growthlint::there is no go command; put actions/setup-go before this action'
		exit 2
	fi
}

program() {
	printf '%s' "$kept/bin/growthlint$(go env GOEXE)"
}

# sources prints what the program is built from. The action's ref would not do, as
# a branch and a tag such as v1 move.
sources() {
	cd "$GITHUB_ACTION_PATH"
	find go.mod go.sum cmd internal passes -type f ! -path '*/testdata/*' | LC_ALL=C sort | xargs cat
}

# key names what the kept program depends on.
key() {
	need_go
	output key "$({
		go version
		if [[ -n $INPUT_VERSION ]]; then printf '%s\n' "$INPUT_VERSION"; else sources; fi
	} | git hash-object --stdin)"
}

# download takes the program of a release, whose sum install.sh checks: that of the version
# that is asked for, else of the action's own tag. An action that is pinned by commit is of
# no release that its name tells.
download() {
	local version=${INPUT_VERSION:-${ACTION_REF:-}}
	if [[ ! $version =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
		return 1
	fi
	sh "$GITHUB_ACTION_PATH/install.sh" -b "$kept/bin" "$version"
}

# install downloads the program or, where that cannot be, builds it: by default that of the
# action's own commit, which a workflow that pins the action pins as well.
install() {
	need_go
	if [[ -e $(program) && $INPUT_VERSION != latest ]]; then
		return
	fi
	mkdir -p "$kept/bin"
	if download; then
		return
	fi
	if [[ -n $INPUT_VERSION ]]; then
		GOBIN=$kept/bin GOFLAGS='' go install "github.com/growthlint/growthlint/cmd/growthlint@$INPUT_VERSION"
	else
		(cd "$GITHUB_ACTION_PATH" && GOWORK=off GOFLAGS='' go build -trimpath -o "$kept/bin/" ./cmd/growthlint)
	fi
}

# check analyses, leaves its results in the step's outputs and ends as growthlint does.
check() {
	local found=$RUNNER_TEMP/growthlint-findings.jsonl status=0 line
	local -a args packages
	rm -f "$found"
	cd "$INPUT_WORKING_DIRECTORY"
	args=(-format github -format "rdjsonl=$found")
	if [[ -n $INPUT_SARIF_FILE ]]; then
		args+=(-format "sarif=$INPUT_SARIF_FILE")
	fi
	if [[ -n $INPUT_BASELINE ]]; then
		args+=(-baseline "$INPUT_BASELINE")
	fi
	if [[ $INPUT_ONLY_NEW == true && -n ${GITHUB_BASE_REF:-} ]]; then
		args+=(-new-from "origin/$GITHUB_BASE_REF")
	fi
	# A release that keeps no summaries has no such flag.
	if grep -q '^  -cache ' <<<"$("$(program)" -h)"; then
		args+=(-cache "$kept/cache")
	fi
	while IFS= read -r line; do
		if [[ -n $line ]]; then args+=("$line"); fi
	done <<<"$INPUT_ARGS"
	read -ra packages <<<"$INPUT_PACKAGES"

	"$(program)" "${args[@]}" "${packages[@]}" || status=$?

	output exit-status "$status"
	output findings "$(if [[ -e $found ]]; then grep -c . "$found" || true; else echo 0; fi)"
	if [[ -n $INPUT_SARIF_FILE && -e $INPUT_SARIF_FILE ]]; then
		output sarif-file "$(cd "$(dirname "$INPUT_SARIF_FILE")" && pwd)/$(basename "$INPUT_SARIF_FILE")"
	fi
	exit "$status"
}

case ${1:-} in
key | install | check) "$1" ;;
*)
	echo "usage: $0 key|install|check" >&2
	exit 2
	;;
esac
