package config

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/growthlint/growthlint/internal/finding"
)

// Print writes the configuration as a file of its own, defaults included, with a
// comment behind each value that says where it was set. rules are the names of all
// rules.
func (c *Config) Print(w io.Writer, rules []string) error {
	enabled, err := finding.SelectRules(rules, strings.Join(c.Rules.V, ","))
	if err != nil {
		return err
	}
	doc := mapping()
	list := flow(yaml.SequenceNode, comment(c.Rules.At))
	for _, rule := range enabled {
		list.Content = append(list.Content, scalar(rule, ""))
	}
	doc.add("rules", list)
	doc.add("min-confidence", c.MinConfidence.node())
	failOn := scalar(c.FailOn.V, comment(c.FailOn.At))
	if !c.FailOn.Set {
		failOn = scalar(c.MinConfidence.Thresholds().Default.String(), "default: what is reported")
	}
	doc.add("fail-on", failOn)
	doc.add("tests", truthNode(c.Tests))
	doc.add("generated", truthNode(c.Generated))
	doc.add("open", truthNode(c.Open))
	c.addLists(doc)

	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(&doc.Node); err != nil {
		return fmt.Errorf("printing the configuration: %w", err)
	}
	_, err = w.Write(out.Bytes())
	return err
}

// addLists adds the keys whose entries come from several files.
func (c *Config) addLists(doc *node) {
	bounded, exclude := sequence(), sequence()
	for _, b := range c.Bounded {
		entry := node{*flow(yaml.MappingNode, comment(b.At))}
		entry.add("name", scalar(b.Name, ""))
		entry.add("reason", scalar(b.Reason, ""))
		bounded.Content = append(bounded.Content, &entry.Node)
	}
	for _, p := range c.Exclude {
		exclude.Content = append(exclude.Content, scalar(p.Text, comment(p.At)))
	}
	if len(bounded.Content) > 0 {
		doc.add("bounded", bounded)
	}
	if rows := c.LibraryRows(); rows != "" {
		text := scalar(rows, "")
		text.Style = yaml.LiteralStyle
		doc.add("library", text)
	}
	if len(exclude.Content) > 0 {
		doc.add("exclude", exclude)
	}
}

// LibraryRows joins the rows, each part below a comment that says where it stands.
func (c *Config) LibraryRows() string {
	var b strings.Builder
	for _, r := range c.Library {
		fmt.Fprintf(&b, "# %s\n%s\n", r.At, strings.TrimRight(r.Text, "\n"))
	}
	return b.String()
}

// node returns the confidences, as one word where there is but one.
func (c Confidences) node() *yaml.Node {
	all := scalar(c.Thresholds().Default.String(), comment(c.Default.At))
	if len(c.Rules) == 0 && len(c.Paths) == 0 {
		return all
	}
	out := mapping()
	out.add("default", all)
	if len(c.Rules) > 0 {
		rules := mapping()
		for _, rule := range slices.Sorted(maps.Keys(c.Rules)) {
			v := c.Rules[rule]
			rules.add(rule, scalar(v.V.String(), comment(v.At)))
		}
		out.add("rules", &rules.Node)
	}
	if len(c.Paths) > 0 {
		paths := sequence()
		for _, p := range c.Paths {
			entry := node{*flow(yaml.MappingNode, comment(p.At))}
			entry.add("path", scalar(p.Text, ""))
			entry.add("confidence", scalar(p.Confidence.String(), ""))
			paths.Content = append(paths.Content, &entry.Node)
		}
		out.add("paths", paths)
	}
	return &out.Node
}

// node is a mapping under construction.
type node struct{ yaml.Node }

func (n *node) add(name string, value *yaml.Node) {
	n.Content = append(n.Content, scalar(name, ""), value)
}

func mapping() *node { return &node{yaml.Node{Kind: yaml.MappingNode}} }

func sequence() *yaml.Node { return &yaml.Node{Kind: yaml.SequenceNode} }

// flow is a list or mapping on one line.
func flow(kind yaml.Kind, said string) *yaml.Node {
	return &yaml.Node{Kind: kind, Style: yaml.FlowStyle, LineComment: said}
}

func scalar(text, said string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(text)
	n.LineComment = said
	return n
}

func truthNode(v Value[bool]) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(v.V), LineComment: comment(v.At)}
}

func comment(at Place) string { return at.String() }
