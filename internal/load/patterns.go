package load

import (
	"context"
	"go/version"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// query is what the user asked for, in the go command's words.
type query struct {
	// patterns go to the go command or to the driver.
	patterns []string
	// asked are the user's own patterns, for messages.
	asked []string
	// files are the absolute paths of file arguments.
	files []string
	// driver reports whether a driver answers, which has patterns of its own.
	driver bool
}

// resolve translates the user's patterns: file arguments into the directory of
// their package, and ./... into the workspace where the directory is in none of
// its modules and the go command would fail.
func (e *environment) resolve(ctx context.Context, patterns []string) (query, error) {
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	q := query{asked: patterns, driver: e.driver}
	for _, p := range patterns {
		file := isFile(e.dir, p)
		switch {
		case !e.driver && (file || isLocal(p)) && !e.inModule() && !e.inWorkspace():
			return q, usageErrorf(nil, "%s is in no module (no go.mod there or above): run growthlint inside a module, name its directory with -C DIR, or make one with go mod init", e.dir)
		case file:
			q.addFile(e, p)
		case !e.driver && p == "./..." && !e.inModule():
			work, err := e.workspacePatterns(ctx)
			if err != nil {
				return q, err
			}
			q.add(work...)
		default:
			q.add(p)
		}
	}
	return q, nil
}

func (q *query) add(patterns ...string) {
	for _, p := range patterns {
		if !slices.Contains(q.patterns, p) {
			q.patterns = append(q.patterns, p)
		}
	}
}

// addFile asks for the package of a file. The go command is asked for the
// directory, so that many files of a package cost one query; a driver need not
// have a package to a directory and is asked for the file.
func (q *query) addFile(e *environment, file string) {
	abs := file
	if !filepath.IsAbs(abs) {
		abs = filepath.Join(e.dir, file)
	}
	q.files = append(q.files, abs)
	if e.driver {
		q.add("file=" + abs)
		return
	}
	dir := filepath.Dir(abs)
	if rel, err := filepath.Rel(e.dir, dir); err == nil && rel == "." {
		dir = "."
	} else if err == nil && filepath.IsLocal(rel) {
		dir = "./" + filepath.ToSlash(rel)
	}
	q.add(dir)
}

// workspacePatterns returns the patterns that match all packages of the
// workspace's modules. The pattern "work" is known from Go 1.25 on.
func (e *environment) workspacePatterns(ctx context.Context) ([]string, error) {
	if version.Compare(e.GOVERSION, "go1.25") >= 0 {
		return []string{"work"}, nil
	}
	out, err := e.goCommand(ctx, nil, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, usageErrorf(err, "cannot list the modules of %s: %v", e.GOWORK, err)
	}
	var patterns []string
	for dir := range strings.Lines(string(out)) {
		patterns = append(patterns, filepath.Join(strings.TrimSpace(dir), "..."))
	}
	if len(patterns) == 0 {
		return nil, usageErrorf(nil, "%s uses no module: add one with go work use DIR", e.GOWORK)
	}
	return patterns, nil
}

// isFile reports whether the pattern is a Go file that exists, by the go
// command's rule: an import path may end in .go too.
func isFile(dir, pattern string) bool {
	if !strings.HasSuffix(pattern, ".go") {
		return false
	}
	if !filepath.IsAbs(pattern) {
		pattern = filepath.Join(dir, pattern)
	}
	info, err := os.Stat(pattern)
	return err == nil && !info.IsDir()
}

// isLocal reports whether the pattern names directories, not import paths.
func isLocal(p string) bool {
	return p == "." || p == ".." || strings.HasPrefix(p, "./") || strings.HasPrefix(p, "../") || filepath.IsAbs(p)
}

// isMeta reports whether the pattern is one of the go command's set names.
func isMeta(p string) bool {
	return slices.Contains([]string{"all", "std", "cmd", "tool", "work"}, p)
}

// checkRoots returns a usage error for the first pattern that matches nothing.
func (q *query) checkRoots(roots []*packages.Package, e *environment, opts Options) error {
	for _, p := range q.patterns {
		if q.driver || isMeta(p) || strings.Contains(p, "=") {
			continue
		}
		if err := e.checkPattern(p, roots, opts); err != nil {
			return err
		}
	}
	if len(roots) == 0 && e.driver {
		return usageErrorf(nil, "%s knows no package for %s; name targets as the driver knows them, or set GOPACKAGESDRIVER=off to do without it", e.driverName(), strings.Join(q.asked, " "))
	}
	if len(roots) == 0 {
		return nothingMatches(strings.Join(q.asked, " "), "no package lies there")
	}
	return q.checkFiles(roots, opts.Tests)
}

// checkPattern returns a usage error unless some package with files matches the
// pattern, or is listed for it under another name without an error.
func (e *environment) checkPattern(pattern string, roots []*packages.Package, opts Options) error {
	found, why, matches := false, "", matcher(opts.Dir, pattern)
	for _, root := range roots {
		absent := len(root.Errors) > 0 && (isEmpty(root) || isAbsent(root))
		switch {
		case absent && (matches(root) || why == ""):
			why = root.Errors[0].Msg
		case !absent:
			found = found || matches(root)
		}
	}
	switch {
	case found:
		return nil
	case why != "" && namesFile(pattern):
		return usageErrorf(nil, "%s: there is no such file; name an existing file, directory (./dir), tree (./...) or import path", pattern)
	case why != "" && strings.Contains(why, excludedMessage):
		return usageErrorf(nil, "pattern %s matches nothing to analyse: %s", pattern, e.explained(oneLine(why), opts))
	case why != "":
		return nothingMatches(pattern, oneLine(why))
	case strings.Contains(pattern, "..."):
		if text := e.excludedBelow(pattern, opts); text != "" {
			return usageErrorf(nil, "pattern %s matches nothing to analyse: %s", pattern, text)
		}
		return nothingMatches(pattern, "no package lies there")
	}
	return nil
}

// namesFile reports whether a pattern must be meant as a Go file: only where a module's
// path begins with a host's name can that of a package end like one.
func namesFile(pattern string) bool {
	first, _, below := strings.Cut(filepath.ToSlash(pattern), "/")
	return strings.HasSuffix(pattern, ".go") && (!below || strings.Trim(first, ".") == "" || !strings.Contains(first, "."))
}

func nothingMatches(pattern, why string) *UsageError {
	return usageErrorf(nil, "pattern %s matches no package: %s; name an existing directory (./dir), tree (./...) or import path", pattern, why)
}

// isEmpty reports whether the package has no file that could be read.
func isEmpty(p *packages.Package) bool {
	return len(p.GoFiles) == 0 && len(p.CompiledGoFiles) == 0
}

// checkFiles returns a usage error for a file argument that no package holds.
func (q *query) checkFiles(roots []*packages.Package, tests bool) error {
	for _, file := range q.files {
		held := slices.ContainsFunc(roots, func(p *packages.Package) bool {
			return slices.ContainsFunc(p.GoFiles, func(f string) bool { return sameFile(f, file) })
		})
		switch {
		case held:
		case !tests && strings.HasSuffix(file, "_test.go"):
			return usageErrorf(nil, "%s is a test file: add -tests, or name a file that is not", file)
		default:
			return usageErrorf(nil, "%s is in no package under the present build constraints: choose build tags with -tags, or another GOOS or GOARCH", file)
		}
	}
	return nil
}

// sameFile compares paths, and the files themselves where links make them differ.
func sameFile(a, b string) bool {
	if a == b {
		return true
	}
	if filepath.Base(a) != filepath.Base(b) {
		return false
	}
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

// matcher returns a predicate that reports whether a package is one that the
// pattern means: by directory for a local pattern, by import path otherwise.
func matcher(dir, pattern string) func(*packages.Package) bool {
	local := isLocal(pattern)
	text := pattern
	if local {
		text = localPattern(dir, pattern)
	}
	expr := strings.ReplaceAll(regexp.QuoteMeta(text), `\.\.\.`, `.*`)
	if head, ok := strings.CutSuffix(expr, `/.*`); ok {
		expr = head + `(/.*)?`
	}
	re := regexp.MustCompile(`^` + expr + `$`)
	return func(p *packages.Package) bool {
		if !local {
			return re.MatchString(p.PkgPath)
		}
		return p.PkgPath == pattern || re.MatchString(filepath.ToSlash(realPath(packageDir(p))))
	}
}

// localPattern makes a local pattern absolute and resolves the links before its
// first wildcard.
func localPattern(dir, pattern string) string {
	fixed, wild := filepath.FromSlash(pattern), ""
	if i := strings.Index(fixed, "..."); i >= 0 {
		i = strings.LastIndexByte(fixed[:i], filepath.Separator) + 1
		fixed, wild = fixed[:i], "/"+fixed[i:]
	}
	if !filepath.IsAbs(fixed) {
		fixed = filepath.Join(dir, fixed)
	}
	return filepath.ToSlash(realPath(fixed) + wild)
}

// realPath resolves links where it can: the go command reports the directory it
// was started in by its real path on some systems and by the given one on others.
func realPath(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return filepath.Clean(dir)
}

// excludedBelow says which files a pattern of directories would match if they were not
// left out; "" if there are none.
func (e *environment) excludedBelow(pattern string, opts Options) string {
	if !isLocal(pattern) {
		return ""
	}
	root, _, _ := strings.Cut(localPattern(opts.Dir, pattern), "...")
	matches := matcher(opts.Dir, pattern)
	var first string
	files, dirs := 0, 0
	walk := func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case d.IsDir():
			if dirs++; dirs > mostLooked {
				return fs.SkipAll
			}
			return skipped(root, path, d)
		case filepath.Ext(path) != ".go" || strings.HasPrefix(d.Name(), "_") || strings.HasPrefix(d.Name(), "."):
			return nil
		case !matches(&packages.Package{Dir: filepath.Dir(path)}):
			return nil
		}
		files++
		if first == "" {
			first = path
		}
		return nil
	}
	// What cannot be read is no reason that is known.
	_ = filepath.WalkDir(filepath.Dir(filepath.FromSlash(root+"x")), walk)
	if files == 0 {
		return ""
	}
	return e.explained(excludedMessage+filepath.Dir(first), opts) + more(files)
}
