package load

import (
	"bytes"
	"fmt"
	"go/token"
	"go/types"
	"sync"
	"sync/atomic"

	"golang.org/x/tools/go/gcexportdata"
)

// plan says where the types of a node come from in this run.
type plan byte

const (
	// fromSource: it is read and checked; the only plan without a store.
	fromSource plan = iota
	// fromStore: its stored types are read when an importer is checked.
	fromStore
	// notNeeded: no package that is checked imports it.
	notNeeded
)

// recall is the state of a run that has a store.
type recall struct {
	store Store
	// read reports whether stored results are used; if not, they are only written.
	read   bool
	common Key
	// mixed reports whether some types come from the store; if none do, they need not
	// be kept, and a result found late must not bring any.
	mixed bool

	// byPath are the needed nodes by the path of their package.
	byPath map[string][]*node

	// mu guards pkgs, and the reading of stored types into them. All packages of a run
	// are in it once some come from the store, so that each is there once: a package
	// is checked after all that its stored types could mention.
	mu      sync.Mutex
	pkgs    map[string]*types.Package
	damaged atomic.Bool

	recalled, typesRead atomic.Int64
}

func newRecall(opts Options) *recall {
	return &recall{store: opts.Store, read: !opts.Refresh, byPath: map[string][]*node{}, pkgs: map[string]*types.Package{"unsafe": types.Unsafe}}
}

// recallAll settles the packages in scope whose stored result still holds.
func (r *run) recallAll() {
	if r.recall == nil {
		return
	}
	r.common = r.commonKey()
	for _, n := range r.graph.needed {
		r.byPath[n.meta.PkgPath] = append(r.byPath[n.meta.PkgPath], n)
	}
	r.hashInputs()
	done := map[*node]bool{}
	var visit func(n *node)
	visit = func(n *node) {
		if done[n] {
			return
		}
		done[n] = true
		for _, imp := range n.imports {
			visit(imp)
		}
		if n.visit {
			r.tryRecall(n, r.read)
		}
	}
	for _, n := range r.graph.visited {
		visit(n)
	}
}

// tryRecall settles a package in scope from the store, if its imports are settled and
// nothing it depends on has changed. Without use it only gets its key.
func (r *run) tryRecall(n *node, use bool) {
	key, ok := r.scopeKey(n)
	if !ok {
		return
	}
	n.key = key
	if !use {
		return
	}
	data, ok := r.store.Get(key)
	if !ok {
		return
	}
	rec, product, ok := unpackRecord(data)
	if !ok || rec.Cgo && n.cgo == nil && !r.typesAtHand(n) {
		return
	}
	p := &Package{
		ID: n.meta.ID, PkgPath: n.meta.PkgPath, Dir: n.dir, Module: n.module(),
		Matched: n.matched, Sizes: n.sizes, IllTyped: rec.IllTyped, Product: product,
	}
	if !r.opts.Restore(p) {
		return
	}
	n.recalled, n.api, n.shape = true, rec.API, rec.Shape
	n.illTyped, n.fakeC, n.bad = rec.IllTyped, rec.FakeC, rec.Below
	r.retell(n, rec.Told)
	for _, b := range rec.Below {
		if other := r.graph.nodes[b.ID]; other != nil {
			r.retell(other, b.Told)
		}
	}
	r.recall.recalled.Add(1)
}

// typesAtHand reports whether the node's types can be had from the store. Test
// variants share their path with the plain package, which stored types cannot tell
// apart.
func (r *run) typesAtHand(n *node) bool {
	key, ok := r.typesKey(n)
	return ok && r.read && !r.opts.Tests && r.store.Has(key)
}

// planTypes decides for each needed node where its types come from.
func (r *run) planTypes() {
	if r.recall == nil {
		return
	}
	r.hashInputs() // of what was added for cgo
	for _, n := range r.graph.needed {
		if !n.visit || n.recalled {
			n.plan = notNeeded
		}
	}
	for _, n := range r.graph.needed {
		if n.visit && !n.recalled {
			r.wantImports(n)
		}
	}
}

func (r *run) wantImports(n *node) {
	for _, imp := range n.dependencies(r.graph) {
		if imp.plan != notNeeded {
			continue
		}
		if imp.plan = fromSource; r.typesAtHand(imp) {
			imp.plan, r.mixed = fromStore, true
			continue
		}
		r.wantImports(imp)
	}
}

// recallLate settles a package whose imports were not settled when the run began. It
// reports whether nothing is left to do.
func (r *run) recallLate(n *node) bool {
	if r.recall == nil {
		return false
	}
	if n.visit && !n.recalled {
		r.tryRecall(n, r.mixed || r.opts.Tests)
		if n.recalled && n.users == 0 {
			n.plan = notNeeded
		} else if n.recalled && r.typesAtHand(n) {
			n.plan = fromStore
		}
	}
	return n.plan != fromSource
}

// readTypes reads the stored types of n's imports.
func (r *run) readTypes(n *node) {
	if r.recall == nil {
		return
	}
	for _, imp := range n.waitedFor {
		if imp.plan == fromStore {
			r.readStored(imp)
		}
	}
}

func (r *run) readStored(n *node) {
	r.recall.mu.Lock()
	defer r.recall.mu.Unlock()
	if n.types != nil || r.damaged.Load() {
		return
	}
	key, ok := r.typesKey(n)
	data, found := r.store.Get(key)
	rec, export, whole := unpackRecord(data)
	if !ok || !found || !whole {
		r.damaged.Store(true)
		return
	}
	pkg, err := importData(export, r.fset, r.pkgs, n.meta.PkgPath)
	if err != nil {
		r.damaged.Store(true)
		return
	}
	n.types = pkg
	if !n.visit {
		n.illTyped, n.fakeC, n.bad = rec.IllTyped, rec.FakeC, rec.Below
	}
	r.typesRead.Add(1)
}

// importData reads export data; a reader that panics has met damaged bytes.
func importData(data []byte, fset *token.FileSet, pkgs map[string]*types.Package, path string) (pkg *types.Package, err error) {
	defer func() {
		if p := recover(); p != nil {
			pkg, err = nil, fmt.Errorf("reading the types of %s: %v", path, p)
		}
	}()
	return gcexportdata.Read(bytes.NewReader(data), fset, pkgs, path)
}

// exportData returns a package's types without positions, so that they change only
// if importers see a change; nil if they cannot be written.
func exportData(pkg *types.Package) (data []byte) {
	defer func() {
		// The writer panics at some of the types that broken code leaves behind.
		if recover() != nil {
			data = nil
		}
	}()
	var b bytes.Buffer
	if gcexportdata.Write(&b, token.NewFileSet(), pkg) != nil {
		return nil
	}
	return b.Bytes()
}

// keep stores what was found out about a node that was checked. product is the
// visitor's.
func (r *run) keep(n *node, product []byte) {
	if r.recall == nil || n.meta.PkgPath == "unsafe" {
		return
	}
	if n.types != nil && r.mixed {
		r.recall.mu.Lock()
		r.pkgs[n.meta.PkgPath] = n.types
		r.recall.mu.Unlock()
	}
	if n.changed = r.hasChanged(n); n.changed {
		n.bad = n.below()
		return // what was made belongs to no key
	}
	if n.recalled {
		if n.types != nil {
			r.keepTypes(n, record{})
		}
		return
	}
	n.bad = n.below()
	rec := record{Cgo: n.cgo != nil, IllTyped: n.illTyped, FakeC: n.fakeC, Below: n.bad}
	if n.visit {
		rec.Told = n.told
	}
	if n.types != nil && r.isImported(n) {
		if n.visit {
			r.settleAPI(n)
			rec.API, rec.Shape = n.api, n.shape
		}
		// After an edit few of the types of changed packages are asked for before the next
		// one; those that are, are read from source once more and kept then, if cgo need not run.
		if !n.visit || !r.mixed || n.cgo != nil {
			r.keepTypes(n, rec)
		}
	}
	if product != nil && !n.unkeyed && n.key != (Key{}) {
		r.put(n.key, rec, product)
	}
}

// hasChanged reports whether the files of the node, or of a package that it imports, are
// not those any more that its key was made from: somebody writes them while they are read.
func (r *run) hasChanged(n *node) bool {
	for _, imp := range n.imports {
		if imp.changed {
			return true
		}
	}
	again := node{meta: n.meta, dir: n.dir, files: n.files, visit: n.visit}
	r.hashContent(&again)
	return again.content != n.content || again.unkeyed
}

// keepTypes stores the types of a node. Of one in scope the record is not read again.
func (r *run) keepTypes(n *node, rec record) {
	key, ok := r.typesKey(n)
	if !ok || r.opts.Tests && !n.visit {
		return
	}
	if export := exportData(n.types); export != nil {
		r.put(key, rec, export)
	}
}

// isImported reports whether a package in scope imports the node.
func (r *run) isImported(n *node) bool {
	for _, importer := range n.importers {
		if importer.visit {
			return true
		}
	}
	return false
}

func (r *run) put(key Key, rec record, data []byte) {
	// What cannot be encoded is not stored, and made again.
	if packed, err := rec.pack(data); err == nil {
		r.store.Put(key, packed)
	}
}

// checkAgain gets the types of a package whose result is known, but not its types.
func (r *run) checkAgain(n *node) {
	illTyped, fakeC := n.illTyped, n.fakeC
	n.silent = true
	_ = r.guard(n, "type-check", func() error { r.checkDependency(n); return nil })
	n.illTyped, n.fakeC = illTyped, fakeC
	r.checked.Add(1)
	r.keep(n, nil)
}
