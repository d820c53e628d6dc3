package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/probe"
)

// probeFolder is the folder, in the overlay alone, of the probe's package. No pattern matches a
// name that begins like this, so that the output of the go command has no line of it.
const probeFolder = "_growthlintprobe"

// probeTarget is what is to be built.
type probeTarget struct {
	opts *options
	env  []string
	// roots are the packages that the patterns match, with test variants for probe test.
	roots []*packages.Package
	// module is where the probe's package is put; own are the packages of main modules, by import path.
	module *packages.Module
	own    map[string]*packages.Package
	files  map[string]bool
	// embedded are the files that the program holds as they are.
	embedded map[string]bool
	// signals says that a package of the program asks for signals.
	signals bool
}

func (t *probeTarget) probeImport() string { return t.module.Path + "/" + probeFolder }

// listTarget asks the go command which packages are built.
func listTarget(ctx context.Context, opts *options) (*probeTarget, error) {
	t := &probeTarget{opts: opts, own: map[string]*packages.Package{}, files: map[string]bool{}, embedded: map[string]bool{}}
	if err := t.environment(ctx); err != nil {
		return nil, err
	}
	const mode = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedDeps | packages.NeedModule | packages.NeedEmbedFiles
	roots, err := packages.Load(&packages.Config{Context: ctx, Mode: mode, Dir: opts.dir, Env: t.env, Tests: opts.probe.verb == "test"}, opts.patterns...)
	if err != nil {
		return nil, err
	}
	t.roots = roots
	for _, r := range roots {
		for _, e := range r.Errors {
			if e.Kind == packages.ListError {
				return nil, fmt.Errorf("%s: %s", r.PkgPath, e.Msg)
			}
		}
	}
	if opts.probe.verb == "run" && (len(roots) != 1 || roots[0].Name != "main") {
		return nil, fmt.Errorf("probe run runs one main package, and %s is none; name it: growthlint probe run ./cmd/NAME", strings.Join(opts.patterns, " "))
	}
	packages.Visit(roots, nil, t.visit)
	if t.module == nil {
		return nil, errors.New("probe needs a package of a module on this machine; none is among " + strings.Join(opts.patterns, " "))
	}
	if _, err := os.Stat(filepath.Join(t.module.Dir, probeFolder)); err == nil {
		return nil, fmt.Errorf("%s has a folder %s; remove it, since probe adds one of that name to the build", t.module.Dir, probeFolder)
	}
	return t, nil
}

// environment sets up the environment and refuses what an overlay cannot serve.
func (t *probeTarget) environment(ctx context.Context) error {
	cmd := exec.CommandContext(ctx, "go", "env", "-json", "GOFLAGS", "GOMOD", "GOWORK", "GOPACKAGESDRIVER")
	cmd.Dir = t.opts.dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go env: %w: %s", err, strings.TrimSpace(stderr.String()))
	}
	var env struct{ GOFLAGS, GOMOD, GOWORK, GOPACKAGESDRIVER string }
	if err := json.Unmarshal(out, &env); err != nil {
		return fmt.Errorf("go env: %w", err)
	}
	switch {
	case env.GOPACKAGESDRIVER != "" && env.GOPACKAGESDRIVER != "off":
		return errors.New("probe builds with the go command; GOPACKAGESDRIVER names another build system, unset it")
	case strings.Contains(env.GOFLAGS, "-overlay"):
		return errors.New("probe gives the go command an overlay of its own, and there can be only one; take -overlay out of GOFLAGS")
	case env.GOMOD == "" || env.GOMOD == os.DevNull && env.GOWORK == "":
		return errors.New("probe needs a module, and there is no go.mod here; go mod init makes one")
	}
	t.env = append(os.Environ(), "GOFLAGS="+strings.Join(append(strings.Fields(env.GOFLAGS), choosing(t.opts.probe.goFlags)...), " "))
	return nil
}

// choosing are the flags that decide which files are built.
func choosing(flags []string) []string {
	return slices.DeleteFunc(slices.Clone(flags), func(f string) bool {
		name, _, _ := flagName(f)
		return strings.Contains(f, " ") || !slices.Contains([]string{"race", "msan", "asan", "mod", "modfile", "tags", "compiler"}, name)
	})
}

// visit notes a package that is built.
func (t *probeTarget) visit(p *packages.Package) {
	if p.Module == nil {
		return
	}
	t.signals = t.signals || p.Imports["os/signal"] != nil
	if !p.Module.Main || p.Module.Dir == "" || strings.HasSuffix(p.PkgPath, ".test") {
		return
	}
	for _, f := range p.EmbedFiles {
		t.embedded[f] = true
	}
	if t.module == nil || slices.Contains(t.roots, p) && !t.rooted() {
		t.module = p.Module
	}
	if known := t.own[p.PkgPath]; known == nil || len(p.GoFiles) < len(known.GoFiles) {
		t.own[p.PkgPath] = p
	}
	for _, f := range p.GoFiles {
		t.files[f] = !strings.HasSuffix(f, "_test.go")
	}
}

// rooted reports whether the module is that of a root.
func (t *probeTarget) rooted() bool {
	return slices.ContainsFunc(t.roots, func(r *packages.Package) bool { return r.Module != nil && r.Module.Path == t.module.Path })
}

// modulePatterns match all packages of the main modules that are built from.
func (t *probeTarget) modulePatterns(dir string) []string {
	seen := map[string]bool{}
	for _, p := range t.own {
		pattern := filepath.Join(p.Module.Dir, "...")
		if rel, err := filepath.Rel(newPathBase(dir).dir, pattern); err == nil {
			pattern = filepath.ToSlash(rel)
		}
		if !strings.HasPrefix(pattern, "../") && !filepath.IsAbs(pattern) {
			pattern = "./" + pattern
		}
		seen[pattern] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// typed reads the packages in which findings lie, and where exits is true those that may end the process.
func (t *probeTarget) typed(ctx context.Context, found []finding.Finding, exits bool) ([]probe.Package, error) {
	wanted := map[string]bool{}
	for _, f := range found {
		wanted[f.Position.File] = true
		for _, s := range slices.Concat(f.Grows, f.Shrinks) {
			wanted[s.File] = true
		}
	}
	var paths []string
	for path, p := range t.own {
		if slices.ContainsFunc(p.GoFiles, func(f string) bool { return wanted[f] }) || exits && t.ends(p) {
			paths = append(paths, path)
		}
	}
	if len(found) == 0 || len(paths) == 0 {
		return nil, nil
	}
	slices.Sort(paths)
	loaded, err := packages.Load(&packages.Config{Context: ctx, Mode: packages.LoadSyntax | packages.NeedModule, Dir: t.opts.dir, Env: t.env}, paths...)
	if err != nil {
		return nil, err
	}
	var out []probe.Package
	for _, p := range loaded {
		out = append(out, rewritable(p, t.embedded))
	}
	return out, nil
}

// rewritable is a package as it is rewritten, with the files that cannot be. A file that the program
// embeds would be there as the copy, since the go command embeds what the overlay has.
func rewritable(p *packages.Package, embedded map[string]bool) probe.Package {
	out := probe.Package{Path: p.PkgPath, Fset: p.Fset, Types: p.Types, Info: p.TypesInfo, Other: map[string]string{}}
	for _, name := range p.GoFiles {
		out.Other[name] = "the file uses cgo"
	}
	if len(p.Errors) > 0 {
		for _, name := range p.GoFiles {
			out.Other[name] = "the package has errors: " + p.Errors[0].Msg
		}
		return out
	}
	for _, f := range p.Syntax {
		name := p.Fset.PositionFor(f.FileStart, false).Filename
		if _, own := out.Other[name]; !own {
			continue
		}
		if embedded[name] {
			out.Other[name] = "the program embeds the file"
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			out.Other[name] = err.Error()
			continue
		}
		delete(out.Other, name)
		out.Files = append(out.Files, probe.File{Name: name, Text: text, Syntax: f})
	}
	return out
}

// ends reports whether a package is main or may end the process.
func (t *probeTarget) ends(p *packages.Package) bool {
	if p.Name == "main" {
		return true
	}
	return slices.ContainsFunc(p.GoFiles, func(f string) bool {
		text, err := os.ReadFile(f)
		return err == nil && (bytes.Contains(text, []byte("os.Exit(")) || bytes.Contains(text, []byte(".Fatal")))
	})
}
