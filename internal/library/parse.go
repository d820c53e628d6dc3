package library

import (
	"cmp"
	"errors"
	"go/constant"
	"slices"
	"strconv"
	"strings"
)

// Parse reads a table that a user wrote; name stands for the file in errors. An
// error has one line for each thing wrong: "name:line: what is wrong and what
// would be right".
func Parse(name, text string) (*Table, error) {
	p := newParser()
	p.parse(name, text)
	return p.table()
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
