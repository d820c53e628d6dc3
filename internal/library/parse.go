package library

import (
	"cmp"
	"errors"
	"fmt"
	"go/constant"
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/nearest"
)

// Parse reads a table that a user wrote; name stands for the file in errors. An
// error has one line for each thing wrong: "name:line: what is wrong and what
// would be right".
func Parse(name, text string) (*Table, error) {
	p := newParser()
	p.parse(name, text)
	return p.table()
}

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

func (p *parser) table() (*Table, error) {
	declared := make(map[name]bool)
	for _, ty := range p.types {
		declared[name{ty.Pkg, ty.Type, ""}] = true
	}
	for _, ty := range p.types {
		if ty.Like != "" && !declared[name{ty.Pkg, ty.Like, ""}] {
			p.file, p.line = ty.File, ty.Line
			p.errorf("like=%s: no such type in package %s: add a line type %s KIND", ty.Like, ty.Pkg, ty.Like)
		}
	}
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	t := newTable(p.rows, p.types)
	for pkg, values := range p.consts {
		for name, value := range values {
			t.consts = append(t.consts, Const{Pkg: pkg, Name: name, Value: value})
		}
	}
	slices.SortFunc(t.consts, func(a, b Const) int {
		return cmp.Or(cmp.Compare(a.Pkg, b.Pkg), cmp.Compare(a.Name, b.Name))
	})
	return t, nil
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

func (p *parser) parse(file, text string) {
	p.file, p.pkg, p.class, p.read = file, "", ClassNone, ""
	p.line = 0
	for line := range strings.Lines(text) {
		p.line++
		tokens, err := split(line)
		if err != nil {
			p.errorf("%v", err)
			continue
		}
		if len(tokens) > 0 {
			p.statement(tokens)
		}
	}
}

func (p *parser) statement(tokens []string) {
	if tokens[0] == "package" {
		p.header(tokens[1:])
		return
	}
	if p.pkg == "" {
		p.errorf("no package yet: begin with package PATH")
		return
	}
	switch tokens[0] {
	case "const":
		p.constant(tokens[1:])
	case "type":
		p.typeRow(tokens[1:])
	default:
		p.row(tokens)
	}
}

func (p *parser) header(tokens []string) {
	if len(tokens) == 0 || strings.Contains(tokens[0], "=") {
		p.errorf("package needs an import path: package PATH [class=…] [read \"…\"]")
		return
	}
	p.pkg, p.class, p.read = tokens[0], ClassNone, ""
	for rest := tokens[1:]; len(rest) > 0; {
		key, value, more := clause(rest)
		rest = more
		switch key {
		case "class":
			if !slices.Contains(classes(), value) {
				p.unknown("class", value, classes())
			}
			p.class = Class(value)
		case "read":
			p.read = value
		default:
			p.unknown("word after the package", key, []string{"class", "read"})
		}
	}
}

func (p *parser) constant(tokens []string) {
	if len(tokens) != 2 {
		p.errorf("a constant has a name and a value: const NAME VALUE")
		return
	}
	c, ok := parseConstant(tokens[1])
	if !ok {
		p.errorf("%s is no constant: write a number, a \"string\", true, false or a duration such as 1s", tokens[1])
		return
	}
	if p.consts[p.pkg] == nil {
		p.consts[p.pkg] = make(map[string]constant.Value)
	}
	p.consts[p.pkg][tokens[0]] = c
}

func (p *parser) typeRow(tokens []string) {
	if len(tokens) < 2 {
		p.errorf("a type has a name and a kind: type NAME KIND")
		return
	}
	names, err := nameList(tokens[0])
	if err != nil {
		p.errorf("%v", err)
		return
	}
	ty := TypeRow{File: p.file, Line: p.line, Class: p.class, Pkg: p.pkg, Kind: tokens[1], Read: p.read}
	if !slices.Contains(Kinds(), ty.Kind) {
		p.unknown("kind", ty.Kind, Kinds())
	}
	for rest := tokens[2:]; len(rest) > 0; {
		key, value, more := clause(rest)
		rest = more
		switch key {
		case "bounded":
			ty.Bounded = true
		case "zero":
			ty.Zero = true
		case "like":
			ty.Like = value
		case "say":
			ty.Say = value
		case "read":
			ty.Read = value
		default:
			p.unknown("word", key, []string{"bounded", "like", "read", "say", "zero"})
		}
	}
	for _, n := range names {
		if p.once("type " + p.pkg + "." + n) {
			typed := ty
			typed.Type = n
			p.types = append(p.types, &typed)
		}
	}
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

// split cuts a line into words; a quoted text is one, braces hold words
// together, # begins a comment.
func split(line string) ([]string, error) {
	var out []string
	for {
		line = strings.TrimLeft(line, " \t\r\n")
		if line == "" || line[0] == '#' {
			return out, nil
		}
		n, depth := 0, 0
	word:
		for n < len(line) {
			switch c := line[n]; {
			case c == '"':
				quoted, err := strconv.QuotedPrefix(line[n:])
				if err != nil {
					return nil, errors.New("a text has no end: close it with \" on the same line")
				}
				n += len(quoted) - 1
			case c == '{':
				depth++
			case c == '}':
				depth--
			case (c == ' ' || c == '\t' || c == '\r' || c == '\n') && depth <= 0:
				break word
			}
			n++
		}
		if depth > 0 {
			return nil, errors.New("a { has no end: close it with } on the same line")
		}
		out = append(out, line[:n])
		line = line[n:]
	}
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
