package report

import (
	"path"

	"github.com/growthlint/growthlint/internal/finding"
)

// Grouping says what the text report puts together under a heading. The zero value
// makes no groups.
type Grouping int

// The groupings.
const (
	Ungrouped Grouping = iota
	// ByPackage puts the findings of a package together.
	ByPackage
	// ByHolder puts together what one type holds: its owner often mends them all.
	ByHolder
)

// group is a heading with what stands below it.
type group struct {
	title    string
	findings []finding.Finding
}

// groups returns the findings in groups, both in the order of the report.
func (g Grouping) groups(fs []finding.Finding) []group {
	if g == Ungrouped {
		return []group{{findings: fs}}
	}
	var out []group
	at := map[string]int{}
	for _, f := range fs {
		title := g.title(f)
		i, ok := at[title]
		if !ok {
			i = len(out)
			at[title] = i
			out = append(out, group{title: title})
		}
		out[i].findings = append(out[i].findings, f)
	}
	return out
}

// title is the package's path, or with a holder the type's name behind it.
func (g Grouping) title(f finding.Finding) string {
	if g == ByHolder && f.Container.Owner != "" {
		return packageOf(f) + "." + f.Container.Owner
	}
	return packageOf(f)
}

// packageOf is the package of a finding, or for one about a comment, which knows
// none, the folder of its file.
func packageOf(f finding.Finding) string {
	if f.Container.Package != "" {
		return f.Container.Package
	}
	return path.Dir(f.Position.File)
}

// heading is "# example.com/m/relay: 2 findings", empty for what is in no group.
func (g group) heading(p paint) string {
	if g.title == "" {
		return ""
	}
	return p.label("# ") + p.place(Visible(g.title)) + p.label(": "+findingCount(g.findings)) + "\n"
}
