package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/page"
)

func htmlFormat() Format {
	return Format{Name: "html", Summary: "one page for a browser, which needs no network: a map, the places with their source, what was measured", Write: writeHTML, Ranking: writeHTML, Counting: writeHTML}
}

// writeHTML writes the page. What profiles or counts tell is on it where findings have it.
func writeHTML(w io.Writer, r *Report, _ Style) error {
	if err := page.Write(w, pageOf(r)); err != nil {
		return fmt.Errorf("writing HTML: %w", err)
	}
	return nil
}

// pager makes the page of a report.
type pager struct {
	*Report
	page    *page.Page
	sources *sources
	// means says what kinds of evidence are.
	means map[string]string
	// packages and holders are those of the page, by path, and by path and name.
	packages map[string]*page.Package
	holders  map[string]*page.Holder
}

func pageOf(r *Report) *page.Page {
	p := &pager{
		Report: r, sources: newSources(r), means: map[string]string{}, packages: map[string]*page.Package{}, holders: map[string]*page.Holder{},
		page: &page.Page{Title: titleOf(r), Version: Visible(r.Version), Count: len(r.Findings)},
	}
	for _, c := range finding.Codes() {
		p.means[c.Name] = c.Means
	}
	items := map[string]*page.Item{}
	for i, f := range r.Findings {
		item := p.item(f, fmt.Sprintf("f%d", i+1))
		p.add(f, item)
		items[item.ID] = item
	}
	p.sort()
	p.choices(items)
	p.measured(items)
	for _, t := range r.Troubles {
		p.page.Notes = append(p.page.Notes, Visible(troubleLine(t)))
	}
	return p.page
}

func troubleLine(t finding.Trouble) string {
	text := "not all could be analysed: " + t.Message
	if t.File != "" {
		text += fmt.Sprintf(" (%s:%d)", t.File, t.Line)
	}
	return text
}

func titleOf(r *Report) string {
	text := findingCount(r.Findings)
	switch {
	case r.Ranking != nil:
		text += ", by what profiles hold of them"
	case r.Counting != nil:
		text += ", by what a running program counted"
	}
	return "growthlint: " + text
}

// add puts a finding in its package and with its holder.
func (p *pager) add(f finding.Finding, item *page.Item) {
	pkg := p.packages[item.Package]
	if pkg == nil {
		pkg = &page.Package{Path: item.Package}
		p.packages[item.Package] = pkg
		p.page.Packages = append(p.page.Packages, pkg)
	}
	pkg.Count++
	name := holderName(f)
	holder := p.holders[item.Package+"\n"+name]
	if holder == nil {
		holder = &page.Holder{Name: name}
		p.holders[item.Package+"\n"+name] = holder
		pkg.Holders = append(pkg.Holders, holder)
	}
	holder.Items = append(holder.Items, item)
}

// holderName is the type that holds what a finding is about, or in whose method it is made, else
// what all such of a package have in common.
func holderName(f finding.Finding) string {
	if f.Container.Owner != "" {
		return Visible(f.Container.Owner)
	}
	if receiver, _, ok := strings.Cut(strings.TrimLeft(f.Function, "(*"), ")"); ok && strings.HasPrefix(f.Function, "(") {
		return Visible(receiver)
	}
	if f.Container.Declared.File != "" && f.Function == "" {
		return "variables"
	}
	return "functions and variables"
}

// sort puts packages and holders in order and numbers them. Findings stay in the order of the
// report.
func (p *pager) sort() {
	slices.SortFunc(p.page.Packages, func(a, b *page.Package) int { return cmp.Compare(a.Path, b.Path) })
	holders := 0
	for i, pkg := range p.page.Packages {
		pkg.ID = fmt.Sprintf("p%d", i+1)
		slices.SortFunc(pkg.Holders, func(a, b *page.Holder) int { return cmp.Compare(a.Name, b.Name) })
		for _, h := range pkg.Holders {
			holders++
			h.ID = fmt.Sprintf("h%d", holders)
			h.Tally = tally(h.Items)
		}
	}
}

// tally says how many findings are of which confidence: "2 high, 1 low".
func tally(items []*page.Item) string {
	var parts []string
	for _, c := range confidences() {
		n := 0
		for _, i := range items {
			if i.Confidence == c {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, c))
		}
	}
	return strings.Join(parts, ", ")
}

func confidences() []string {
	return []string{finding.High.String(), finding.Medium.String(), finding.Low.String()}
}

// choices are the values that the filters have.
func (p *pager) choices(items map[string]*page.Item) {
	rules, confident := map[string]int{}, map[string]int{}
	for _, i := range items {
		rules[i.Rule]++
		confident[i.Confidence]++
	}
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		p.page.Rules = append(p.page.Rules, page.Choice{Value: name, Count: rules[name]})
	}
	for _, c := range confidences() {
		if n := confident[c]; n > 0 {
			p.page.Confidences = append(p.page.Confidences, page.Choice{Value: c, Count: n})
		}
	}
}

// item is a finding as the page shows it.
func (p *pager) item(f finding.Finding, id string) *page.Item {
	item := &page.Item{
		ID: id, Package: Visible(packageOf(f)), Name: Visible(subject(f)), Rule: Visible(f.Rule), Confidence: f.Confidence.String(),
		RuleURL: p.ruleNamed(f.Rule).page(p.Version), Place: placeText(f.Position), Message: Visible(f.Message), Remedy: Visible(f.Remedy),
		Kind: Visible(kindText(f.Container)), Fingerprint: Visible(f.Fingerprint),
	}
	if f.Score > 0 {
		item.Score = fmt.Sprintf("%s: of findings decided so, %.0f%% were true where it was measured", f.Confidence, 100*f.Score)
	}
	for _, x := range f.Fixes {
		item.Fixes = append(item.Fixes, Visible(x.Message))
	}
	for _, s := range f.Grows {
		item.Grows = append(item.Grows, p.site(s))
	}
	for _, s := range f.Shrinks {
		item.Shrinks = append(item.Shrinks, p.site(s))
	}
	for _, e := range f.Evidence {
		shown := page.Evidence{Text: Visible(e.Text), Code: Visible(e.Code), Means: p.means[e.Code]}
		if e.Position != nil && e.Position.File != "" {
			shown.Place = placeText(*e.Position)
		}
		if e.For {
			item.For = append(item.For, shown)
		} else {
			item.Against = append(item.Against, shown)
		}
	}
	return item
}

// subject is what a finding is about, in few words.
func subject(f finding.Finding) string {
	switch {
	case f.Container.Name != "" && f.Container.Owner != "":
		return f.Container.Owner + "." + f.Container.Name
	case f.Container.Name != "":
		return f.Container.Name
	case f.Function != "":
		return f.Function
	}
	return path.Base(f.Position.File)
}

// kindText is what a container is: "map, map[string]int".
func kindText(c finding.Container) string {
	switch {
	case c.Type == "" || c.Type == c.Kind:
		return c.Kind
	case c.Kind == "":
		return c.Type
	}
	return c.Kind + ", " + c.Type
}

func (p *pager) site(s finding.Site) page.Site {
	out := page.Site{Place: placeText(s.Position), Function: Visible(s.Function), What: Visible(s.What), Tag: Visible(s.KeyOrigin), Why: Visible(s.WhyNot)}
	file := p.sources.file(s.File)
	out.Source = page.ExcerptOf(func(n int) (string, bool) {
		if n < 1 || n > len(file.lines) {
			return "", false
		}
		return seen(string(file.lines[n-1])), true
	}, s.Line)
	return out
}

// seen is a line of source with what could hide or reorder its text replaced.
func seen(line string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && isUnseen(r) {
			return unicode.ReplacementChar
		}
		return r
	}, line)
}
