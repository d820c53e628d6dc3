package laws

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"
)

// storeImport is the path by which programs import the kernel's package.
const storeImport = "matrix/store"

// Kernel is a store, once as it leaks and once as it does not.
type Kernel struct {
	Name string
	// Rules are those of which any may report the leak.
	Rules []string
	// EachCall: what the leaky form loses is lost for the process at each call, however
	// long the store lives.
	EachCall bool
	// Leaky and Bounded are the texts of package store.
	Leaky, Bounded string
}

// Program is a main package that calls the store's method.
type Program struct {
	// Group is serves, ends, frameworks or frameworks_ends.
	Group, Name string
	// Files are by path within the program; main.go is always there.
	Files map[string]string
	// Serves: it calls the method for each of endlessly many events on one store.
	Serves bool
	// FewCalls: all calls of the process are bounded by its set-up, so that nothing is
	// lost that is lost by the call.
	FewCalls bool
	// Once: exactly one finding of the kernel's rules is to be had, not just any.
	Once bool
	// Module is the path of the program's own module, "" for the one of all cells.
	Module string
}

// Path names the program: group and name.
func (p *Program) Path() string { return p.Group + "/" + p.Name }

// Wirings are kernels and programs, sorted by name.
type Wirings struct {
	Kernels  []Kernel
	Programs []Program
}

// ReadWirings reads kernels/NAME/{leaky,bounded}.go and the programs of the four groups,
// NAME.go or, for several files, NAME.txtar. The first lines of a leaky kernel and of a
// program say in comments what is expected of it.
func ReadWirings(fsys fs.FS) (*Wirings, error) {
	w := &Wirings{}
	dirs, err := fs.ReadDir(fsys, "kernels")
	if err != nil {
		return nil, fmt.Errorf("reading the kernels: %w; name a folder with kernels/NAME/leaky.go and bounded.go", err)
	}
	for _, d := range dirs {
		k, err := readKernel(fsys, d.Name())
		if err != nil {
			return nil, err
		}
		w.Kernels = append(w.Kernels, k)
	}
	for _, group := range groups() {
		files, err := fs.ReadDir(fsys, group)
		if err != nil {
			return nil, fmt.Errorf("reading the programs: %w", err)
		}
		for _, f := range files {
			p, err := readProgram(fsys, group, f.Name())
			if err != nil {
				return nil, err
			}
			w.Programs = append(w.Programs, p)
		}
	}
	return w, nil
}

func groups() []string { return []string{"serves", "ends", "frameworks", "frameworks_ends"} }

func readKernel(fsys fs.FS, name string) (Kernel, error) {
	k := Kernel{Name: name}
	for form, to := range map[string]*string{"leaky": &k.Leaky, "bounded": &k.Bounded} {
		text, err := fs.ReadFile(fsys, path.Join("kernels", name, form+".go"))
		if err != nil {
			return k, fmt.Errorf("reading a kernel: %w", err)
		}
		*to = string(text)
	}
	for _, line := range remarks(k.Leaky, "growthlint") {
		if rules, ok := strings.CutPrefix(line, "any of "); ok {
			k.Rules = strings.Fields(rules)
		}
		k.EachCall = k.EachCall || line == "each call leaks"
	}
	if len(k.Rules) == 0 {
		return k, fmt.Errorf("kernels/%s/leaky.go: no rules; begin it with // growthlint: any of RULE…", name)
	}
	return k, nil
}

func readProgram(fsys fs.FS, group, file string) (Program, error) {
	name, isArchive := strings.CutSuffix(file, ".txtar")
	name = strings.TrimSuffix(name, ".go")
	p := Program{Group: group, Name: name, Serves: !strings.HasSuffix(group, "ends"), Files: map[string]string{}}
	text, err := fs.ReadFile(fsys, path.Join(group, file))
	if err != nil {
		return p, fmt.Errorf("reading a program: %w", err)
	}
	said := string(text)
	if isArchive {
		a := txtar.Parse(text)
		for _, f := range a.Files {
			p.Files[f.Name] = string(f.Data)
		}
		said = string(a.Comment)
	} else {
		p.Files["main.go"] = said
	}
	for _, line := range remarks(said, "wiring") {
		switch module, ok := strings.CutPrefix(line, "module "); {
		case ok:
			p.Module = module
		case line == "few calls":
			p.FewCalls = true
		case line == "one finding":
			p.Once = true
		default:
			return p, fmt.Errorf("%s/%s: %q means nothing; a program says module PATH, few calls or one finding", group, file, line)
		}
	}
	return p, nil
}

// remarks are the comments of a tool at the top of a text.
func remarks(text, tool string) []string {
	var out []string
	for line := range strings.Lines(text) {
		said, ok := strings.CutPrefix(line, "// ")
		if !ok {
			break
		}
		if said, ok := strings.CutPrefix(said, tool+": "); ok {
			out = append(out, strings.TrimSpace(said))
		}
	}
	return out
}

// inMain reports whether the store can stand in the program's main package: no other
// package of the program uses it.
func (p *Program) inMain() bool {
	for name, text := range p.Files {
		if path.Dir(name) != p.mainDir() && strings.Contains(text, `"`+storeImport+`"`) {
			return false
		}
	}
	return true
}

// mainDir is the folder of the main package within the program.
func (p *Program) mainDir() string {
	var dirs []string
	for name, text := range p.Files {
		if strings.Contains("\n"+text, "\npackage main\n") {
			dirs = append(dirs, path.Dir(name))
		}
	}
	slices.Sort(dirs)
	if len(dirs) == 0 {
		return "."
	}
	return dirs[0]
}

// Select keeps the kernels and programs whose name contains a text.
func (w *Wirings) Select(kernels, programs string) {
	w.Kernels = slices.DeleteFunc(w.Kernels, func(k Kernel) bool { return !strings.Contains(k.Name, kernels) })
	w.Programs = slices.DeleteFunc(w.Programs, func(p Program) bool { return !strings.Contains(p.Path(), programs) })
}

// Drop removes the programs whose path begins so.
func (w *Wirings) Drop(prefixes ...string) {
	w.Programs = slices.DeleteFunc(w.Programs, func(p Program) bool {
		return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(p.Path(), prefix) })
	})
}

// Invented are the beginnings of the paths of programs whose library does not exist.
func Invented() []string { return []string{"frameworks/unknown", "frameworks_ends/unknown"} }
