package load

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"
)

// keyHash hashes strings so that no two lists of them give the same bytes.
type keyHash struct{ h hash.Hash }

func newKeyHash(parts ...string) keyHash {
	k := keyHash{sha256.New()}
	k.add(parts...)
	return k
}

func (k keyHash) add(parts ...string) {
	for _, p := range parts {
		// A hash takes all that is written to it.
		_, _ = fmt.Fprintf(k.h, "%d:%s", len(p), p)
	}
}

func (k keyHash) sum() (key Key) {
	k.h.Sum(key[:0])
	return key
}

func (k Key) text() string { return string(k[:]) }

// commonKey is the hash of what all results of a run depend on.
func (r *run) commonKey() Key {
	e := r.env
	k := newKeyHash("growthlint results 2", r.opts.StoreID, runtime.Version(), e.GOVERSION, e.GOARCH)
	// What cgo makes of a package; C libraries elsewhere are not looked at, by go build
	// as little as here.
	k.add(e.GOOS, e.CGO_ENABLED, e.CC, e.CXX, e.CGO_CFLAGS, e.CGO_CPPFLAGS, e.CGO_CXXFLAGS, e.CGO_LDFLAGS, e.PKG_CONFIG)
	return k.sum()
}

// hashInputs gives each needed node the hash of its own and its imports' sources.
func (r *run) hashInputs() {
	var todo []*node
	for _, n := range r.graph.needed {
		if n.input == (Key{}) {
			todo = append(todo, n)
		}
	}
	next := make(chan *node)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for n := range next {
				r.hashContent(n)
			}
		})
	}
	for _, n := range todo {
		next <- n
	}
	close(next)
	workers.Wait()
	for _, n := range todo {
		r.hashInput(n)
	}
}

// hashContent hashes the files of one package. A file of a module in the module
// cache never changes and is not read; any other is, each time.
func (r *run) hashContent(n *node) {
	k := newKeyHash(n.meta.ID, n.meta.PkgPath, n.meta.Name)
	version, fixed := r.fixedVersion(n)
	k.add(version)
	files := n.files
	if n.visit {
		// Cgo sees these too.
		files = slices.Concat(files, n.meta.OtherFiles)
	}
	for _, file := range files {
		k.add(filepath.Base(file))
		if fixed {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			n.unkeyed = true
			continue
		}
		sum := sha256.Sum256(src)
		k.add(string(sum[:]))
	}
	if m := n.module(); m != nil {
		k.add(m.Path, m.GoVersion)
	}
	n.content = k.sum()
}

// fixedVersion returns the module version that a package is of, if its files lie in
// the module cache.
func (r *run) fixedVersion(n *node) (version string, fixed bool) {
	m := n.meta.Module
	if m == nil {
		return "", false
	}
	if m.Replace != nil {
		m = m.Replace
	}
	if m.Version == "" || r.env.GOMODCACHE == "" || !strings.HasPrefix(n.dir, r.env.GOMODCACHE+string(filepath.Separator)) {
		return "", false
	}
	return m.Path + "@" + m.Version, true
}

// hashInput sets the hash of what a package is made from, down to the last import.
func (r *run) hashInput(n *node) Key {
	if n.input != (Key{}) {
		return n.input
	}
	n.input = n.content // ends a circle, which only a broken graph has
	k := newKeyHash("input", n.content.text())
	for _, path := range slices.Sorted(maps.Keys(n.imports)) {
		imp := n.imports[path]
		k.add(path, r.hashInput(imp).text())
		n.unkeyed = n.unkeyed || imp.unkeyed
	}
	k.add(errorTexts(n.meta)...)
	n.input = k.sum()
	return n.input
}

func errorTexts(p *packages.Package) []string {
	var out []string
	for _, e := range p.Errors {
		out = append(out, e.Pos, e.Msg)
	}
	return out
}

// scopeKey returns the key of a package in scope: its own sources, what imports in
// scope show it, and what other imports are made from. It reports false if an import
// is not settled yet, or cannot be.
func (r *run) scopeKey(n *node) (key Key, ok bool) {
	if n.unkeyed {
		return key, false
	}
	k := newKeyHash("scope", r.common.text(), n.content.text())
	for _, path := range slices.Sorted(maps.Keys(n.imports)) {
		imp := n.imports[path]
		identity := imp.input
		if imp.visit {
			identity = imp.api
		}
		if identity == (Key{}) {
			return key, false
		}
		k.add(path, identity.text())
	}
	k.add(errorTexts(n.meta)...)
	return k.sum(), true
}

// typesKey returns the key of a package's types; false if they are not stored.
func (r *run) typesKey(n *node) (key Key, ok bool) {
	of := n.input
	if n.visit {
		of = n.key
	}
	if n.unkeyed || of == (Key{}) {
		return key, false
	}
	return newKeyHash("types", r.common.text(), of.text()).sum(), true
}

func (n *node) module() *Module {
	m := n.meta.Module
	if m == nil {
		return nil
	}
	mod := &Module{Path: m.Path, Version: m.Version, Dir: m.Dir, GoVersion: m.GoVersion, Main: m.Main}
	if m.Replace != nil {
		if mod.Dir == "" {
			mod.Dir = m.Replace.Dir
		}
		if mod.GoVersion == "" {
			mod.GoVersion = m.Replace.GoVersion
		}
	}
	return mod
}
