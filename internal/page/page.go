package page

import (
	"crypto/sha256"
	_ "embed" // the templates
	"encoding/base64"
	"html/template"
	"io"
	"strings"
)

// Page is what a page shows. Texts are as they are to be read; the page escapes them for HTML.
type Page struct {
	// Title names the page, Version growthlint's.
	Title, Version string
	// Heads tell what was read, Notes what makes it less sure or kept it from being complete.
	Heads, Notes []string
	// Packages are sorted; each finding is in one of them.
	Packages []*Package
	// Ranked are the findings that hold something, in the order of what they hold, but for
	// MoreRanked of them; Measured says that something was measured at all, in Unit.
	Ranked     []*Item
	MoreRanked int
	Measured   bool
	Unit       string
	// Rest are tables of what no finding explains.
	Rest []Rest
	// Process says what the memory of the process is, "" where nothing tells.
	Process []string
	// Rules, Confidences and States are what can be chosen.
	Rules, Confidences, States []Choice
	// Count is the number of findings.
	Count int
}

// Choice is a value of a filter and how many findings have it.
type Choice struct {
	Value string
	Count int
}

// Package is the findings of a package.
type Package struct {
	Path, ID string
	Count    int
	Holders  []*Holder
}

// Holder is what one type holds, or the variables and functions of a package.
type Holder struct {
	Name, ID string
	Items    []*Item
	// Tally says how many findings of which confidence.
	Tally string
}

// Item is one finding.
type Item struct {
	ID                     string
	Package                string
	Name, Rule, Confidence string
	// RuleURL is the page of the rule.
	RuleURL string
	Place   string
	Message string
	Remedy  string
	Kind    string
	// Score is the measured share of true findings, in words.
	Score       string
	Fingerprint string
	// Fixes are what -fix would do, by their messages.
	Fixes          []string
	Grows, Shrinks []Site
	// For and Against are the evidence.
	For, Against []Evidence
	// Measured is nil where nothing was measured.
	Measured *Measured
}

// Measured is what profiles or counts tell of a finding.
type Measured struct {
	Rank int
	// State is one of the words of the States of the page; Holds marks what holds something.
	State string
	Holds bool
	// Amount is what it holds, Growth by how much that grew, Rate by how much an hour, Share
	// which part of all that is, each as people read it and "" where it is not known.
	Amount, Growth, Rate, Share string
	// Part is the share in per cent, for a bar.
	Part float64
	// Figures are more of them.
	Figures []string
	// Places are the allocations that count.
	Places []Place
	Curve  *Curve
}

// Parts are the figures of an amount, which may be bytes and goroutines.
func (*Measured) Parts(amount string) []string { return strings.Split(amount, "; ") }

// Place is a place that allocates.
type Place struct{ Amount, Growth, Function, Place, How string }

// Rest is a table of places that no finding explains.
type Rest struct {
	Title, More string
	Places      []Place
}

// Site is a place where something grows or shrinks.
type Site struct {
	Place, Function, What string
	// Tag is where a key comes from, Why why a shrink does not bound it.
	Tag, Why string
	Source   *Excerpt
}

// Evidence is one argument.
type Evidence struct{ Text, Code, Means, Place string }

//go:embed page.tmpl
var pageText string

//go:embed page.css
var styleText string

//go:embed page.js
var scriptText string

// filled is a page with what the template needs besides.
type filled struct {
	*Page

	Style  template.CSS
	Script template.JS
	// Policy forbids all but this style and this script.
	Policy string
}

// Write renders the page.
func Write(w io.Writer, p *Page) error {
	t, err := template.New("page").Parse(pageText)
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(scriptText))
	return t.Execute(w, filled{
		Page: p, Style: template.CSS(styleText), Script: template.JS(scriptText),
		Policy: "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'",
	})
}
