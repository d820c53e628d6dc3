package report

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// Level says how grave the readers of a format are to take a finding. The zero
// value means that nothing was said; no finding is shown with it.
type Level int

// The levels, in rising order. The formats have words of their own for them.
const (
	LevelUnset Level = iota
	LevelNote
	LevelWarning
	LevelError
)

// String returns the name that -severity takes and SARIF uses.
func (l Level) String() string {
	switch l {
	case LevelNote:
		return "note"
	case LevelWarning:
		return "warning"
	case LevelError:
		return "error"
	}
	return "none"
}

// Levels give each confidence its level. An unset one has its default: high is an
// error, medium a warning, low a note.
type Levels struct{ High, Medium, Low Level }

// Of returns the level of a confidence.
func (l Levels) Of(c finding.Confidence) Level {
	switch c {
	case finding.High:
		return orDefault(l.High, LevelError)
	case finding.Medium:
		return orDefault(l.Medium, LevelWarning)
	}
	return orDefault(l.Low, LevelNote)
}

func orDefault(l, without Level) Level {
	if l == LevelUnset {
		return without
	}
	return l
}

// ParseLevels reads "high=warning,low=error": levels by confidence. What is not
// named keeps its default.
func ParseLevels(spec string) (Levels, error) {
	var out Levels
	for part := range strings.SplitSeq(spec, ",") {
		confidence, level, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok {
			return Levels{}, fmt.Errorf("%q names no level; write CONFIDENCE=LEVEL, such as high=warning", part)
		}
		l, ok := levelNamed(level)
		if !ok {
			return Levels{}, fmt.Errorf("unknown level %q; there are error, warning, note", level)
		}
		switch confidence {
		case "high":
			out.High = l
		case "medium":
			out.Medium = l
		case "low":
			out.Low = l
		default:
			return Levels{}, fmt.Errorf("unknown confidence %q; there are high, medium, low", confidence)
		}
	}
	return out, nil
}

func levelNamed(name string) (Level, bool) {
	for _, l := range []Level{LevelNote, LevelWarning, LevelError} {
		if l.String() == name {
			return l, true
		}
	}
	return LevelUnset, false
}
