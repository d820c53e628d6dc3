package pipeline

import (
	"time"

	"github.com/growthlint/growthlint/internal/finding"
)

// Analysis is what one run of the analysis yields, before it is filtered by
// confidence and rendered. Files are absolute paths.
type Analysis struct {
	Findings []finding.Finding
	Troubles []finding.Trouble
	Stats    finding.Stats
	View     View
	// Unreached are the directories of nested modules that the patterns do not
	// reach, relative to the directory of the run.
	Unreached []string
	// Stages are the times of the analysis' stages, for -stats.
	Stages map[string]time.Duration
	// Unused are the suppressions that silenced nothing.
	Unused []Note
	// Full are the import paths of the packages that the patterns match and that were
	// analysed in full, sorted; Generated are the generated files among all.
	Full      []string
	Generated map[string]bool
	// Own are the directories of the packages that fixes may change, nil for all.
	Own map[string]bool
	// Leads are the places that lead to the shrinks of a container, by its key; only
	// where the request asks for them.
	Leads map[string][]finding.Site
	// Packages are those in scope, sorted.
	Packages []PackageDir
	// Asked answers for the name that the request asks for, nil without one.
	Asked *finding.Asked
	// Loaded tells what was read from where, Judged whether the findings are those of an
	// earlier run over the same summaries: for -stats.
	Loaded Loaded
	Judged bool

	testImports func(root string) map[string][]string
}

// Loaded counts packages: Recalled those in scope whose summaries an earlier run had
// made, Checked those that were read from source, TypesRead those of which only stored
// types were read, Total all.
type Loaded struct {
	Recalled, Checked, TypesRead, Total int
}

// View says how much of the module the patterns cover.
type View struct {
	PackagesSeen, ModulePackages int
}

// PackageDir says where the files of a package are.
type PackageDir struct{ Path, Name, Dir string }

// Partial reports whether packages of the module are out of view.
func (v View) Partial() bool { return v.PackagesSeen < v.ModulePackages }

// whole reports whether the view holds the module but for the odd package that the
// build leaves out, for another system: then nobody in the module reaches what the view does not show.
func (v View) whole() bool {
	const leftOut = 20 // one in twenty
	return v.ModulePackages-v.PackagesSeen <= v.ModulePackages/leftOut
}

// Note is a remark about a place.
type Note struct {
	Position finding.Position
	Text     string
}
