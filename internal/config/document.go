package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"
)

// Parse reads the text of a file; rules are the names of all rules. Its error has one
// line for each thing wrong: "file:line:column: what is wrong and what would be right".
func Parse(file string, text []byte, rules []string) (*Config, error) {
	d := &decoder{file: file, rules: rules, out: &Config{}}
	source := yaml.NewDecoder(bytes.NewReader(text))
	var doc, next yaml.Node
	if err := source.Decode(&doc); err != nil && !errors.Is(err, io.EOF) {
		return nil, syntaxError(file, err)
	}
	if err := source.Decode(&next); err == nil {
		d.fault(&next, "a second document; a configuration is one")
	} else if !errors.Is(err, io.EOF) {
		return nil, syntaxError(file, err)
	}
	if len(doc.Content) > 0 {
		d.document(doc.Content[0])
	}
	return d.out, d.faults()
}

// Settings reads what golangci-lint has read as the settings of the plugin, nil for
// none.
func Settings(conf any, rules []string) (*Config, error) {
	d := &decoder{rules: rules, plugin: true, out: &Config{}}
	var n yaml.Node
	if err := n.Encode(conf); err != nil {
		return nil, fmt.Errorf("reading the settings: %w", err)
	}
	d.document(&n)
	return d.out, d.faults()
}

// document reads the top level.
func (d *decoder) document(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return // a file of comments, or no settings
	}
	var names []string
	read := map[string]func(*yaml.Node){}
	for _, k := range keys() {
		if k.reader(d.plugin) {
			names = append(names, k.name)
		}
		read[k.name] = func(value *yaml.Node) { d.key(k, value) }
	}
	d.fields(n, "", names, read)
}

// key reads the value of one key, or says where else that is told.
func (d *decoder) key(k key, n *yaml.Node) {
	switch {
	case d.plugin && k.instead != "":
		d.fault(n, "%s: %s", k.name, k.instead)
	case !d.plugin && k.pluginOnly:
		d.fault(n, "%s: only the golangci-lint plugin has this; leave it out here", k.name)
	default:
		k.decode(d, n)
	}
}
