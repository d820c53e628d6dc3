package report

import (
	"strconv"
	"unicode/utf16"
)

const (
	hashFactor = 37
	// hashWindow is how many characters from the start of a line go into its hash.
	hashWindow = 100
	// hashEnd stands for the end of the file; zeros follow it.
	hashEnd = 0xFFFF
)

// lineHashes returns for each line of text what GitHub computes as
// primaryLocationLineHash when a SARIF file has none: a polynomial, modulo 2^64,
// of the line's first 100 UTF-16 code units and those of the lines behind it, with
// blanks and tabs left out and line ends made equal, and behind a colon how many
// lines up to this one have that hash. GitHub compares alerts by it, so it must be
// GitHub's to the bit.
func lineHashes(text []byte) []string {
	units, starts := hashedUnits(text)
	var dropped uint64 = 1 // the weight of a unit that leaves the window
	for range hashWindow {
		dropped *= hashFactor
	}
	at := func(i int) uint64 {
		if i < len(units) {
			return uint64(units[i])
		}
		return 0
	}
	var hash uint64
	for i := range hashWindow {
		hash = hash*hashFactor + at(i)
	}
	out := make([]string, 0, len(starts))
	seen := map[uint64]int{}
	for i := range units {
		if len(out) < len(starts) && starts[len(out)] == i {
			seen[hash]++
			out = append(out, strconv.FormatUint(hash, 16)+":"+strconv.Itoa(seen[hash]))
		}
		hash = hash*hashFactor + at(i+hashWindow) - at(i)*dropped
	}
	return out
}

// hashedUnits returns the code units that are hashed, the end mark included, and
// the index of each line's first one.
func hashedUnits(text []byte) (units []uint16, starts []int) {
	lineStart, afterCR := true, false
	for _, u := range append(utf16.Encode([]rune(string(text))), hashEnd) {
		skipped := u == ' ' || u == '\t' || afterCR && u == '\n'
		afterCR = u == '\r'
		if skipped {
			continue
		}
		if u == '\r' {
			u = '\n'
		}
		if lineStart {
			starts = append(starts, len(units))
		}
		lineStart = u == '\n'
		units = append(units, u)
	}
	return units, starts
}
