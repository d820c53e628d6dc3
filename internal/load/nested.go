package load

import (
	"bufio"
	"bytes"
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// findNested looks for modules below the local wildcard patterns, while the
// package graph is being listed. The channel yields their absolute directories.
func (r *run) findNested() <-chan []string {
	found := make(chan []string, 1)
	var bases []string
	for _, p := range r.query.asked {
		if isLocal(p) && strings.HasSuffix(p, "/...") {
			base := filepath.FromSlash(strings.TrimSuffix(p, "/..."))
			if !filepath.IsAbs(base) {
				base = filepath.Join(r.opts.Dir, base)
			}
			bases = append(bases, base)
		}
	}
	if len(r.query.asked) == 1 && r.query.asked[0] == "work" {
		bases = append(bases, r.opts.Dir)
	}
	go func() {
		var dirs []string
		for _, base := range bases {
			dirs = append(dirs, nestedModules(base)...)
		}
		slices.Sort(dirs)
		found <- slices.Compact(dirs)
	}()
	return found
}

// nestedModules returns the directories strictly below base that hold a go.mod.
// It does not look where the go command would not and where packages of other
// languages lie. What cannot be read is passed over.
func nestedModules(base string) []string {
	var dirs []string
	_ = filepath.WalkDir(base, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && path != base && isPassedOver(d.Name()):
			return fs.SkipDir
		case !d.IsDir() && d.Name() == "go.mod" && filepath.Dir(path) != filepath.Clean(base):
			dirs = append(dirs, filepath.Dir(path))
		}
		return nil
	})
	return dirs
}

func isPassedOver(dir string) bool {
	return dir == "vendor" || dir == "testdata" || dir == "node_modules" ||
		strings.HasPrefix(dir, ".") || strings.HasPrefix(dir, "_")
}

// unreached returns the nested modules of which no package is matched, relative
// to the working directory.
func (r *run) unreached(nested []string) []string {
	reached := map[string]bool{}
	for _, n := range r.graph.nodes {
		if n.matched && n.meta.Module != nil {
			reached[realPath(n.meta.Module.Dir)] = true
		}
	}
	var dirs []string
	for _, dir := range nested {
		if reached[realPath(dir)] {
			continue
		}
		if rel, err := filepath.Rel(r.opts.Dir, dir); err == nil {
			dir = rel
		}
		dirs = append(dirs, filepath.ToSlash(dir))
	}
	slices.Sort(dirs)
	return dirs
}

// countModulePackages counts the packages of the modules in scope, but for those that are
// tests and nothing else, which no package can import: from the graph
// where the patterns cover the only module, else by asking the go command while
// the packages are checked. The channel yields 0 if that fails.
func (r *run) countModulePackages(ctx context.Context) <-chan int {
	count := make(chan int, 1)
	modules, matched := map[string]bool{}, 0
	for _, n := range r.graph.nodes {
		m := n.meta.Module
		if m == nil || !m.Main || n.forTest() != "" || r.graph.isTestMain(n) {
			continue
		}
		if n.visit || n.matched {
			modules[m.Path] = true
		}
		if n.matched && len(n.meta.GoFiles) > 0 {
			matched++
		}
	}
	switch {
	case len(modules) == 0:
		count <- 0
	case slices.Equal(r.query.patterns, []string{"work"}),
		len(modules) == 1 && slices.Equal(r.query.patterns, []string{"./..."}) && realPath(r.env.moduleDir()) == realPath(r.opts.Dir):
		count <- matched
	default:
		go func() { count <- r.listCount(ctx, modules) }()
	}
	return count
}

// listCount asks the go command how many packages the modules have.
func (r *run) listCount(ctx context.Context, modules map[string]bool) int {
	args := []string{"list", "-e", "-find", "-f", "{{if or .GoFiles .CgoFiles}}{{with .Module}}{{.Path}}{{end}}{{end}}"}
	if r.opts.Tags != "" {
		args = append(args, "-tags="+r.opts.Tags)
	}
	for path := range modules {
		args = append(args, path+"/...")
	}
	slices.Sort(args[len(args)-len(modules):])
	out, err := r.env.goCommand(ctx, nil, args...)
	if err != nil {
		return 0
	}
	n := 0
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		if modules[lines.Text()] {
			n++
		}
	}
	return n
}
