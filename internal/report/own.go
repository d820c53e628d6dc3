package report

import (
	"bytes"
	"regexp"
)

// OwnHead is how much of a file IsOwn wants to see.
const OwnHead = 64 << 10

// ownHeads match the beginnings of the reports that growthlint writes, one or more a
// format.
var ownHeads = []*regexp.Regexp{
	// json, rdjson, rdjsonl, sarif: the tool is named near the beginning.
	regexp.MustCompile(`^\{\s*"version": \d+,\s*"tool": \{\s*"name": "growthlint"`),
	regexp.MustCompile(`^\{\s*"source": \{\s*"name": "growthlint"`),
	regexp.MustCompile(`^\{"message":.*"source":\{"name":"growthlint"`),
	regexp.MustCompile(`^\{\s*"\$schema": ?"[^"]*sarif[^"]*"(?s:.*)"growthlint`),
	// gitlab.
	regexp.MustCompile(`^\[\s*\]\s*$`),
	regexp.MustCompile(`^\[\s*\{\s*"description": .*\s*"check_name": "\w+",\s*"fingerprint": "v\d+:[0-9a-f]{16}"`),
	// junit, checkstyle.
	regexp.MustCompile(`^<\?xml [^>]*>\s*<testsuites name="growthlint"`),
	regexp.MustCompile(`^<\?xml [^>]*>\s*<checkstyle version="5\.0">\s*</checkstyle>`),
	regexp.MustCompile(`^<\?xml [^>]*>\s*<checkstyle version="5\.0">\s*<file [^>]*>\s*<error [^>]*source="growthlint\.`),
	// html.
	regexp.MustCompile(`^<!doctype html>\s*<html lang="en">\s*<head>\s*<meta charset="utf-8">\s*<meta name="generator" content="growthlint `),
	// github.
	regexp.MustCompile(`^::remove-matcher owner=go::\n`),
	// text, with a heading or without.
	regexp.MustCompile(`^(?:# .*: (?:1 finding|\d+ findings)\n)?\S.*:\d+:\d+: .* \[\w+, (?:low|medium|high)\]\n`),
	// what why tells, as text; its JSON begins as that of a report does.
	regexp.MustCompile(`^\S.*:\d+:\d+: .*: (?:reported|found|not asked for|nothing is found)(?:[ ,].*)?\n    `),
	// what probe report tells, as text.
	regexp.MustCompile(`^\S.*: .*, process \d+, \d+ lines? in [\d.]+ (?:seconds|minutes|hours)\n`),
	// what rank tells, as text.
	regexp.MustCompile(`^\S.*: (?:[\d.]+ (?:B|[kMGT]B) in use|\d+ goroutines?)(?:, taken .*)?\n`),
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// IsOwn reports whether a file that begins with head may be a report of growthlint, in
// any format; one without findings may be empty.
func IsOwn(head []byte) bool {
	if len(bytes.TrimSpace(head)) == 0 {
		return true
	}
	head = sgr.ReplaceAll(head, nil)
	for _, re := range ownHeads {
		if re.Match(head) {
			return true
		}
	}
	return false
}
