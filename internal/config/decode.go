package config

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/growthlint/growthlint/internal/nearest"
)

// decoder reads one document.
type decoder struct {
	file string
	// rules are the names of all rules.
	rules  []string
	plugin bool
	out    *Config
	errs   []error
}

// told is how many faults are told one by one.
const told = 20

// faults joins what is wrong.
func (d *decoder) faults() error {
	if more := len(d.errs) - told; more > 0 {
		d.errs = append(d.errs[:told:told], fmt.Errorf("and %d more faults", more))
	}
	return errors.Join(d.errs...)
}

// syntaxError gives an error of the YAML library the form of the others.
func syntaxError(file string, err error) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if m := regexp.MustCompile(`^line (\d+): `).FindStringSubmatch(text); m != nil {
		return fmt.Errorf("%s:%s: not YAML: %s", file, m[1], strings.TrimPrefix(text, m[0]))
	}
	return fmt.Errorf("%s: not YAML: %s", file, text)
}

func (d *decoder) fault(n *yaml.Node, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if n.Line > 0 && d.file != "" {
		text = fmt.Sprintf("%s:%d:%d: %s", d.file, n.Line, n.Column, text)
	}
	d.errs = append(d.errs, errors.New(text))
}

func (d *decoder) at(n *yaml.Node) Place { return Place{File: d.file, Line: n.Line, Column: n.Column} }

// fields reads a mapping. names are its keys, what of them is told in messages; read
// may hold more.
func (d *decoder) fields(n *yaml.Node, what string, names []string, read map[string]func(*yaml.Node)) {
	n = resolved(n)
	if n.Kind != yaml.MappingNode {
		d.fault(n, "%sKEY: VALUE expected, found %s; the keys are %s", before(what), found(n), strings.Join(names, ", "))
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], resolved(n.Content[i+1])
		decode, ok := read[name.Value]
		switch {
		case !ok:
			d.unknown(name, before(what)+"unknown key", names)
			continue
		case seen[name.Value] > 0:
			d.fault(name, "%skey %s is there already, in line %d; join the two", before(what), name.Value, seen[name.Value])
			continue
		case value.Kind == yaml.ScalarNode && value.Tag == "!!null":
			d.fault(name, "%s%s has no value; write one or leave the key out", before(what), name.Value)
			continue
		}
		seen[name.Value] = max(name.Line, 1)
		decode(value)
	}
}

func before(what string) string {
	if what == "" {
		return ""
	}
	return what + ": "
}

// unknown reports a word that is none of those known.
func (d *decoder) unknown(n *yaml.Node, what string, known []string) {
	if near, ok := nearest.Name(n.Value, known); ok {
		d.fault(n, "%s %q; did you mean %s?", what, n.Value, near)
		return
	}
	d.fault(n, "%s %s; there are %s", what, quoted(n.Value), strings.Join(known, ", "))
}

// resolved follows an alias to its anchor.
func resolved(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// found names what stands at a node.
func found(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	return quoted(n.Value)
}

// quoted quotes the beginning of a value.
func quoted(text string) string {
	const most = 60
	if len(text) > most {
		return strconv.Quote(strings.ToValidUTF8(text[:most], "")) + "…"
	}
	return strconv.Quote(text)
}

// text reads a string; a number or a truth value is none.
func (d *decoder) text(n *yaml.Node, what string) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" {
		d.fault(n, "%s: a text expected, found %s", what, found(n))
		return "", false
	}
	if strings.TrimSpace(n.Value) == "" {
		d.fault(n, "%s: the text is empty", what)
		return "", false
	}
	return n.Value, true
}

// items calls read for each item of a list.
func (d *decoder) items(n *yaml.Node, what string, read func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		d.fault(n, "%s: a list expected, found %s; write %s: [...]", what, found(n), what)
		return
	}
	for _, item := range n.Content {
		read(resolved(item))
	}
}
