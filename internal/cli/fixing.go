package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/fix"
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

// fix applies the fixes of the findings that are reported, which then are not, or shows
// them as a diff.
func (c *command) fix(o *options, r *Analysis, sel *selection, paths *pathBase) error {
	if o.fixing == fixNothing {
		return nil
	}
	plan, err := fix.Make(r.Findings, os.ReadFile)
	if err != nil {
		return err
	}
	for _, text := range plan.Left {
		sel.tell("not fixed: %s", text)
	}
	if o.fixing == fixShown {
		return c.showFixes(plan, paths)
	}
	for _, f := range plan.Files {
		out := output{file: f.Name}
		if err := out.writeFile(func(w io.Writer) error { _, err := w.Write(f.After); return err }); err != nil {
			return err
		}
	}
	r.Findings = withoutFixed(r.Findings, plan.Fixed, sel)
	if n := len(plan.Fixed); n > 0 {
		sel.tell("fixed %s in %s; read the changes before you commit them", count(n, "finding"), count(len(plan.Files), "file"))
	}
	return nil
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
