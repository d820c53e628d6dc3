package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/library"
)

// key is one key of the top level.
type key struct {
	name string
	// doc is one sentence for the schema.
	doc    string
	decode func(*decoder, *yaml.Node)
	// instead says what to do where the plugin cannot have the key.
	instead    string
	pluginOnly bool
}

// reader reports whether the file, or the plugin, has the key.
func (k key) reader(plugin bool) bool {
	if plugin {
		return k.instead == ""
	}
	return !k.pluginOnly
}

// keys are all there are, in the order in which they are told.
func keys() []key {
	truth := func(name, doc string, to func(*Config) *Value[bool]) key {
		return key{name: name, doc: doc, decode: func(d *decoder, n *yaml.Node) { d.truth(n, name, to(d.out)) }}
	}
	open := truth("open", "Other modules import the exported names of this one although it has a program.", func(c *Config) *Value[bool] { return &c.Open })
	open.instead = "the plugin takes every package as open; leave it out"
	digests := truth("digests", "The golangci-lint plugin alone: whether packages see what functions of others do.", func(c *Config) *Value[bool] { return &c.Digests })
	digests.pluginOnly = true
	return []key{
		{name: "rules", doc: "The rules to run or, each with a minus, those to leave out.", decode: (*decoder).ruleList},
		{name: "min-confidence", doc: "The lowest confidence that is reported; also by rule and by path.", decode: (*decoder).minConfidence},
		{name: "fail-on", doc: "The lowest confidence that makes the exit status 1; by default, what is reported.", decode: (*decoder).failOn,
			instead: "golangci-lint has its own exit status; leave it out"},
		truth("tests", "Report on test files too.", func(c *Config) *Value[bool] { return &c.Tests }),
		truth("generated", "Report on generated files too.", func(c *Config) *Value[bool] { return &c.Generated }),
		open,
		{name: "bounded", doc: "What is bounded by design, each with a reason.", decode: (*decoder).bounded},
		{name: "library", doc: "More rows of the library table, in its syntax.", decode: (*decoder).library},
		{name: "exclude", doc: "Files and directories that are not reported on, as in .gitignore.", decode: (*decoder).exclude,
			instead: "golangci-lint excludes paths itself; use linters.exclusions"},
		{name: "extends", doc: "A configuration that this one is based on, relative to this file.", decode: (*decoder).extends,
			instead: "golangci-lint reads one file; write the settings here"},
		digests,
	}
}

func (d *decoder) truth(n *yaml.Node, what string, to *Value[bool]) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		d.fault(n, "%s: true or false expected, found %s", what, found(n))
		return
	}
	*to = Value[bool]{V: strings.EqualFold(n.Value, "true"), Set: true, At: d.at(n)}
}

func (d *decoder) ruleList(n *yaml.Node) {
	before := len(d.errs)
	var names []string
	d.items(n, "rules", func(item *yaml.Node) {
		text, ok := d.text(item, "rules")
		if !ok {
			return
		}
		if name := strings.TrimPrefix(text, "-"); !slices.Contains(d.rules, name) {
			d.unknownRule(item, "rules: unknown rule", name)
			return
		}
		names = append(names, text)
	})
	if len(d.errs) > before {
		return
	}
	if len(names) == 0 {
		d.fault(n, "rules: the list is empty; name rules or leave the key out")
		return
	}
	if _, err := finding.SelectRules(d.rules, strings.Join(names, ",")); err != nil {
		d.fault(n, "rules: %v", err)
		return
	}
	d.out.Rules = Value[[]string]{V: names, Set: true, At: d.at(n)}
}

// unknownRule is unknown for a rule that may have a minus before it.
func (d *decoder) unknownRule(n *yaml.Node, what, name string) {
	at := *n
	at.Value = name
	d.unknown(&at, what, d.rules)
}

// confidence reads low, medium or high.
func (d *decoder) confidence(n *yaml.Node, what string) (finding.Confidence, bool) {
	c, ok := finding.ParseConfidence(n.Value)
	if n.Kind != yaml.ScalarNode || !ok {
		d.fault(n, "%s: low, medium or high expected, found %s", what, found(n))
		return finding.Undecided, false
	}
	return c, true
}

func (d *decoder) minConfidence(n *yaml.Node) {
	to := &d.out.MinConfidence
	all := func(n *yaml.Node) {
		if c, ok := d.confidence(n, "min-confidence"); ok {
			to.Default = Value[finding.Confidence]{V: c, Set: true, At: d.at(n)}
		}
	}
	if n.Kind != yaml.MappingNode {
		all(n)
		return
	}
	d.fields(n, "min-confidence", []string{"default", "rules", "paths"}, map[string]func(*yaml.Node){
		"default": all,
		"rules":   d.ruleConfidences,
		"paths": func(n *yaml.Node) {
			if d.plugin {
				d.fault(n, "min-confidence: paths: golangci-lint excludes by path itself; use linters.exclusions")
				return
			}
			d.items(n, "paths", d.pathConfidence)
		},
	})
}

func (d *decoder) ruleConfidences(n *yaml.Node) {
	read := map[string]func(*yaml.Node){}
	for _, rule := range d.rules {
		read[rule] = func(n *yaml.Node) {
			c, ok := d.confidence(n, "min-confidence: rules: "+rule)
			if !ok {
				return
			}
			if d.out.MinConfidence.Rules == nil {
				d.out.MinConfidence.Rules = map[string]Value[finding.Confidence]{}
			}
			d.out.MinConfidence.Rules[rule] = Value[finding.Confidence]{V: c, Set: true, At: d.at(n)}
		}
	}
	d.fields(n, "min-confidence: rules", d.rules, read)
}

func (d *decoder) pathConfidence(n *yaml.Node) {
	var p PathConfidence
	var named, sure bool
	d.fields(n, "min-confidence: paths", []string{"path", "confidence"}, map[string]func(*yaml.Node){
		"path":       func(n *yaml.Node) { p.Pattern, named = d.pattern(n, "path") },
		"confidence": func(n *yaml.Node) { p.Confidence, sure = d.confidence(n, "confidence") },
	})
	if named && sure {
		d.out.MinConfidence.Paths = append(d.out.MinConfidence.Paths, p)
		return
	}
	d.missing(n, "min-confidence: paths", "a path and a confidence")
}

// missing reports an item without all of its keys, unless something worse was told of it.
func (d *decoder) missing(n *yaml.Node, what, needs string) {
	if n.Kind == yaml.MappingNode && len(n.Content) < 4 {
		d.fault(n, "%s: an entry needs %s", what, needs)
	}
}

func (d *decoder) failOn(n *yaml.Node) {
	words := []string{"high", "medium", "low", "none"}
	if n.Kind != yaml.ScalarNode || !slices.Contains(words, n.Value) {
		d.fault(n, "fail-on: high, medium, low or none expected, found %s", found(n))
		return
	}
	d.out.FailOn = Value[string]{V: n.Value, Set: true, At: d.at(n)}
}

func (d *decoder) bounded(n *yaml.Node) {
	d.items(n, "bounded", func(item *yaml.Node) {
		b := Bounded{At: d.at(item)}
		read := func(what string, to *string) func(*yaml.Node) {
			return func(n *yaml.Node) {
				if text, ok := d.text(n, "bounded: "+what); ok {
					*to = strings.TrimSpace(text)
				}
			}
		}
		d.fields(item, "bounded", []string{"name", "reason"}, map[string]func(*yaml.Node){
			"name": read("name", &b.Name), "reason": read("reason", &b.Reason),
		})
		if b.Name == "" || b.Reason == "" {
			d.missing(item, "bounded", "a name and a reason")
			return
		}
		if !strings.Contains(b.Name[strings.LastIndexByte(b.Name, '/')+1:], ".") {
			d.fault(item, "bounded: %q is no name of a program: write PACKAGE.Type, PACKAGE.Type.field or PACKAGE.variable, with the package's import path", b.Name)
			return
		}
		d.out.Bounded = append(d.out.Bounded, b)
	})
}

func (d *decoder) library(n *yaml.Node) {
	text, ok := d.text(n, "library")
	if !ok {
		return
	}
	name, padded := "library", text
	if d.file != "" && n.Line > 0 {
		// So that the table's errors tell the lines of the file: those of a block begin
		// below the key.
		above := n.Line - 1
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			above = n.Line
		}
		name, padded = d.file, strings.Repeat("\n", above)+text
	}
	table, err := library.Parse(name, padded)
	if err != nil {
		d.errs = append(d.errs, err)
		return
	}
	d.out.Library = append(d.out.Library, Rows{Text: text, Table: table, At: d.at(n)})
}

func (d *decoder) pattern(n *yaml.Node, what string) (Pattern, bool) {
	text, ok := d.text(n, what)
	if !ok {
		return Pattern{}, false
	}
	p := Pattern{Text: text, At: d.at(n)}
	if err := p.check(); err != nil {
		d.fault(n, "%s: %q: %v", what, text, err)
		return Pattern{}, false
	}
	return p, true
}

func (d *decoder) exclude(n *yaml.Node) {
	d.items(n, "exclude", func(item *yaml.Node) {
		if p, ok := d.pattern(item, "exclude"); ok {
			d.out.Exclude = append(d.out.Exclude, p)
		}
	})
}

func (d *decoder) extends(n *yaml.Node) {
	if text, ok := d.text(n, "extends"); ok {
		d.out.Extends = Value[string]{V: text, Set: true, At: d.at(n)}
	}
}
