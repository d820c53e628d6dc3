package laws

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
)

// goLine is the version of Go of everything that is written.
const goLine = "1.26"

// Workspace is a folder of modules, those to be analysed and stand-ins for libraries
// that they import, which are not.
type Workspace struct {
	Dir     string
	modules []string // folders below Dir, slash-separated
	stubs   map[string]string
	// real are the requirements of modules instead of stand-ins, sums their go.sum.
	real *modfile.File
	sums []byte
}

// NewWorkspace begins a workspace in an empty folder. Each of stubs has modules below it,
// at their true paths and each with its go.mod; of one that several have the first counts.
func NewWorkspace(dir string, stubs ...string) (*Workspace, error) {
	w := &Workspace{Dir: dir, stubs: map[string]string{}}
	for _, root := range stubs {
		if err := w.addStubs(root); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *Workspace) addStubs(root string) error {
	var found []string
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == "go.mod" {
			found = append(found, filepath.Dir(file))
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("reading the stand-ins for libraries: %w", err)
	}
	for _, dir := range found {
		rel, err := filepath.Rel(root, dir)
		if err != nil {
			return err
		}
		if full, err := filepath.Abs(dir); err != nil {
			return err
		} else if _, have := w.stubs[filepath.ToSlash(rel)]; !have {
			w.stubs[filepath.ToSlash(rel)] = full
		}
	}
	return nil
}

// RequireAs has modules require what the module in a folder does, but for what it replaces,
// and no stand-ins.
func (w *Workspace) RequireAs(dir string) error {
	text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return fmt.Errorf("reading requirements: %w", err)
	}
	f, err := modfile.Parse("go.mod", text, nil)
	if err != nil {
		return fmt.Errorf("reading requirements: %w", err)
	}
	for _, r := range f.Replace {
		if err := f.DropRequire(r.Old.Path); err != nil {
			return err
		}
		if err := f.DropReplace(r.Old.Path, r.Old.Version); err != nil {
			return err
		}
	}
	f.Cleanup()
	if w.sums, err = os.ReadFile(filepath.Join(dir, "go.sum")); err != nil {
		return fmt.Errorf("reading requirements: %w", err)
	}
	w.real, w.stubs = f, nil
	return nil
}

// AddModule has a folder of the workspace analysed as a module, with a go.mod that requires
// all stand-ins.
func (w *Workspace) AddModule(folder, modulePath string) error {
	w.modules = append(w.modules, folder)
	dir := filepath.Join(w.Dir, filepath.FromSlash(folder))
	if w.real != nil {
		if err := w.real.AddModuleStmt(modulePath); err != nil {
			return err
		}
		text, err := w.real.Format()
		if err != nil {
			return err
		}
		return errors.Join(writeFile(filepath.Join(dir, "go.mod"), string(text)), writeFile(filepath.Join(dir, "go.sum"), string(w.sums)))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "module %s\n\ngo %s\n", modulePath, goLine)
	for _, stub := range w.stubNames() {
		fmt.Fprintf(&b, "\nrequire %s %s\n", stub, stubVersion(stub))
	}
	return writeFile(filepath.Join(dir, "go.mod"), b.String())
}

// Close writes what ties the modules together.
func (w *Workspace) Close() error {
	var b strings.Builder
	line := goLine
	if w.real != nil {
		line = w.real.Go.Version
	}
	fmt.Fprintf(&b, "go %s\n\n", line)
	for _, m := range w.modules {
		fmt.Fprintf(&b, "use ./%s\n", m)
	}
	for _, stub := range w.stubNames() {
		fmt.Fprintf(&b, "\nreplace %s => %s\n", stub, w.stubs[stub])
	}
	return os.WriteFile(filepath.Join(w.Dir, "go.work"), []byte(b.String()), 0o644)
}

func (w *Workspace) stubNames() []string {
	var names []string
	for name := range w.stubs {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// stubVersion is a version that fits the suffix of a module's path.
func stubVersion(modulePath string) string {
	if m := regexp.MustCompile(`^v[0-9]+$`).FindString(path.Base(modulePath)); m != "" {
		return m + ".0.0"
	}
	return "v1.0.0"
}

// AddCells writes cells and the modules that they need.
func (w *Workspace) AddCells(cells []Cell) error {
	common := false
	for i := range cells {
		c := &cells[i]
		if err := c.write(w.Dir); err != nil {
			return err
		}
		if c.Program.Module == "" {
			common = true
		} else if err := w.AddModule(c.Dir(), c.importPath()); err != nil {
			return err
		}
	}
	if !common {
		return nil
	}
	return w.AddModule(cellsFolder, "matrix/cells")
}

// Findings completes the workspace and runs the analysis once over all of it: in process,
// or by the program tool.
func (w *Workspace) Findings(tool string) ([]Found, error) {
	if err := w.Close(); err != nil {
		return nil, err
	}
	return Findings(w.Dir, tool)
}
