package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/fix"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// fixing is what -fix and -diff ask for.
type fixing int

const (
	fixNothing fixing = iota
	fixFiles
	// fixShown only shows what fixFiles would write.
	fixShown
)

// fixMode reads the two flags. With both nothing is written, as in go vet.
func fixMode(write, show bool) fixing {
	switch {
	case show:
		return fixShown
	case write:
		return fixFiles
	}
	return fixNothing
}

// leftTold is how many fixes and files that are left are told one by one.
const leftTold = 20

// fix plans the fixes of the findings that are reported. Those that are applied are
// reported no more; the files are written with the reports.
func (c *command) fix(o *options, r *pipeline.Analysis, sel *selection, paths *pathBase) *fix.Plan {
	if o.fixing == fixNothing {
		return nil
	}
	plan := c.writable(o, r)
	tellLeft(plan, sel, paths)
	if o.fixing == fixShown {
		return plan
	}
	r.Findings = withoutFixed(r.Findings, plan.Fixed, sel)
	if n := len(plan.Fixed); n > 0 {
		sel.tell("fixed %s in %s; read the changes before you commit them", count(n, "finding"), count(len(plan.Files), "file"))
	}
	return plan
}

// writable makes the plan of fixes and prepares the files of one that is to be written.
// A file that cannot be written is left, and the plan made anew without it.
func (c *command) writable(o *options, r *pipeline.Analysis) *fix.Plan {
	read := fixable(r, o.force)
	refused := map[string]error{}
	for {
		plan := fix.Make(r.Findings, func(file string) ([]byte, error) {
			if err := refused[file]; err != nil {
				return nil, &fix.Left{Why: "it cannot be written: " + cause(err), Trouble: true}
			}
			return read(file)
		})
		if o.fixing == fixShown {
			return plan
		}
		before := len(refused)
		for _, f := range plan.Files {
			if err := c.pending.stageFix(f, o.force); err != nil {
				refused[f.Name] = err
			}
		}
		if len(refused) == before {
			return plan
		}
		c.pending.unstage()
	}
}

// tellLeft tells what is not fixed and why.
func tellLeft(plan *fix.Plan, sel *selection, paths *pathBase) {
	var lines []string
	for _, f := range plan.LeftFiles {
		lines = append(lines, fmt.Sprintf("%s: %s: %v", paths.relative(f.Name), count(f.Fixes, "finding"), f.Why))
		sel.troubled = sel.troubled || f.Why.Trouble
	}
	lines = append(lines, plan.Left...)
	for _, text := range lines[:min(len(lines), leftTold)] {
		sel.tell("not fixed: %s", text)
	}
	if more := len(lines) - leftTold; more > 0 {
		sel.tell("not fixed: %d more", more)
	}
}

// withoutFixed leaves fixed findings out of what is reported and of what fails the run.
func withoutFixed(fs []finding.Finding, fixed []int, sel *selection) []finding.Finding {
	var kept []finding.Finding
	for i, f := range fs {
		if len(fixed) > 0 && fixed[0] == i {
			fixed = fixed[1:]
			if sel.fails(f) {
				sel.failing--
			}
			continue
		}
		kept = append(kept, f)
	}
	return kept
}

// showFixes writes a diff that git apply and patch read, in the directory of the run.
func (c *command) showFixes(plan *fix.Plan, paths *pathBase) error {
	for _, f := range plan.Files {
		name := paths.relative(f.Name)
		if strings.Contains(name, " ") {
			name += "\t" // what ends a name with blanks in it, as git writes it
		}
		text := diff.Diff("a/"+name, f.Before, "b/"+name, f.After)
		// The first line only repeats the names.
		_, body, _ := strings.Cut(string(text), "\n")
		if _, err := io.WriteString(c.stdout, body); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	return nil
}

// fixOptions settles what -diff does to the outputs: the diff takes standard output.
func fixOptions(o *options, raw *rawFlags) error {
	o.fixing = fixMode(raw.fix, raw.diff)
	if o.fixing != fixShown {
		return nil
	}
	if len(raw.formats) == 0 && !raw.json && raw.file == "" {
		o.outputs = nil
		return nil
	}
	for _, out := range o.outputs {
		if out.file == "" {
			return fmt.Errorf("-diff and format %s both go to standard output; give the format a file: -format %s=FILE", out.format.Name, out.format.Name)
		}
	}
	return nil
}
