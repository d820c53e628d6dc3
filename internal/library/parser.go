package library

import (
	"fmt"
	"go/constant"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/nearest"
)

// parser collects the statements of one or more files.
type parser struct {
	file   string
	line   int
	pkg    string
	class  Class
	read   string
	consts map[string]map[string]constant.Value // by package
	rows   []*Row
	types  []*TypeRow
	said   map[string]string // what a row or type says → where
	flags  map[string]func(*Row)
	errs   []error
}

func newParser() *parser {
	return &parser{consts: make(map[string]map[string]constant.Value), said: make(map[string]string), flags: flags()}
}

func (p *parser) errorf(format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%s:%d: %s", p.file, p.line, fmt.Sprintf(format, args...)))
}

// unknown reports a word that is none of those known.
func (p *parser) unknown(what, word string, known []string) {
	if near, ok := nearest.Name(word, known); ok {
		p.errorf("unknown %s %q: did you mean %s?", what, word, near)
		return
	}
	p.errorf("unknown %s %q: known are %s", what, word, strings.Join(known, ", "))
}

// once reports whether what is said for the first time.
func (p *parser) once(what string) bool {
	if at, ok := p.said[what]; ok {
		p.errorf("%s said that already: delete one of the two", at)
		return false
	}
	p.said[what] = p.file + ":" + strconv.Itoa(p.line)
	return true
}

// clause takes the first word, its value if it has one, and returns what follows.
func clause(tokens []string) (key, value string, rest []string) {
	word := tokens[0]
	if k, v, ok := strings.Cut(word, "="); ok {
		return k, v, tokens[1:]
	}
	if len(tokens) > 1 {
		if text, err := strconv.Unquote(tokens[1]); err == nil && strings.HasPrefix(tokens[1], `"`) {
			return word, text, tokens[2:]
		}
	}
	return word, "", tokens[1:]
}

// nameList reads one name or {A, B}; names that are no identifiers are quoted.
func nameList(text string) ([]string, error) {
	inner, braced := strings.CutPrefix(text, "{")
	if braced {
		var closed bool
		if inner, closed = strings.CutSuffix(inner, "}"); !closed {
			return nil, fmt.Errorf("%s: a list of names ends with }", text)
		}
	}
	var out []string
	for part := range strings.SplitSeq(inner, ",") {
		part = strings.TrimSpace(part)
		if quoted, err := strconv.Unquote(part); err == nil {
			part = quoted
		} else if part == "" || strings.IndexFunc(part, func(r rune) bool { return r < 128 && !isWord(byte(r)) }) >= 0 {
			return nil, fmt.Errorf("%q is no name: write a name, or {A, B}", part)
		}
		out = append(out, part)
	}
	return out, nil
}
