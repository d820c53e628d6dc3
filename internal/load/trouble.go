package load

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/growthlint/growthlint/internal/finding"
)

// maxTypeErrors is how many type errors of one package are told one by one, as
// many as the compiler tells.
const maxTypeErrors = 10

// troubleLog collects the troubles of a run; several goroutines write to it.
type troubleLog struct {
	mu   sync.Mutex
	list []finding.Trouble //growthlint:bounded the troubles of one run
	// absent are the imports that could not be found, by node ID.
	absent map[string]finding.Trouble
}

// tell records a trouble of n's own. It is a note unless the patterns match n.
func (r *run) tell(n *node, t finding.Trouble) {
	if n.silent {
		return
	}
	n.remember(t, "")
	t.Package = n.meta.PkgPath
	t.Note = t.Note || !n.matched
	n.troubled = true
	r.troubles.add(t)
}

func (l *troubleLog) add(t finding.Trouble) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, t)
}

// tellTypeErrors tells the first of a package's type errors and how many more there
// are. A soft one, such as an unused variable, leaves nothing out and is a note.
func (r *run) tellTypeErrors(n *node, errs []types.Error) {
	var all []finding.Trouble
	for _, te := range errs {
		all = append(all, r.typeTrouble(n, te))
	}
	slices.SortStableFunc(all, compareTroubles)
	if more := len(all) - maxTypeErrors; more > 0 {
		all = all[:maxTypeErrors]
		all[maxTypeErrors-1].Message += fmt.Sprintf(" (and %d more type errors in this package)", more)
	}
	for _, t := range all {
		r.tell(n, t)
	}
}

func (r *run) typeTrouble(n *node, te types.Error) finding.Trouble {
	place, msg := r.position(te.Pos), oneLine(te.Msg)
	if strings.HasPrefix(msg, "instantiation cycle") {
		msg += "; each step makes a new type without end: let the recursion use the type parameters as they are"
	}
	return finding.Trouble{
		Kind: finding.TroubleType, File: absolute(n.dir, place.Filename),
		Line: place.Line, Column: place.Column, Message: msg, Note: te.Soft,
	}
}

// isAbsentImport reports whether the type error is an import whose trouble the
// list knows. It remembers where the import is written: of several importers a
// matched one is told, then the first by position.
func (r *run) isAbsentImport(n *node, te types.Error) bool {
	if !strings.HasSuffix(te.Msg, "("+errTold.Error()+")") {
		return false
	}
	rest, _ := strings.CutPrefix(te.Msg, "could not import ")
	path, _, _ := strings.Cut(rest, " ")
	imp := n.imports[path]
	if imp == nil || !imp.missing() {
		return true
	}
	t := r.typeTrouble(n, te)
	t.Kind, t.Message = finding.TroubleList, r.env.explained(oneLine(imp.meta.Errors[0].Msg), r.opts)
	if !n.silent {
		n.remember(t, imp.meta.ID)
		r.placeAbsent(n, imp.meta.ID, t)
	}
	return true
}

// placeAbsent tells that n imports the package of that ID, which is absent.
func (r *run) placeAbsent(n *node, absent string, t finding.Trouble) {
	t.Package, t.Note = n.meta.PkgPath, !n.matched
	r.troubles.place(absent, t)
}

// place keeps t as the trouble of the absent package id if it tells more than
// what was kept before.
func (l *troubleLog) place(id string, t finding.Trouble) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.absent == nil {
		l.absent = map[string]finding.Trouble{}
	}
	old, told := l.absent[id]
	if !told || old.Note && !t.Note || old.Note == t.Note && compareTroubles(t, old) < 0 {
		l.absent[id] = t
	}
}

// tellUnplaced tells the absent packages that no importer has given a place,
// since its own files could not be read so far.
func (r *run) tellUnplaced() {
	for _, n := range r.graph.needed {
		if _, placed := r.troubles.absent[n.meta.ID]; placed || !n.missing() {
			continue
		}
		for _, e := range n.meta.Errors {
			t := listTrouble(r.opts.Dir, e)
			t.Message = r.env.explained(t.Message, r.opts)
			t.Package, t.Note = n.meta.PkgPath, true
			for _, importer := range n.importers {
				t.Note = t.Note && !importer.matched
			}
			r.troubles.add(t)
		}
	}
}

// tellListErrors tells what the list knows to be wrong with the packages needed,
// but for the missing ones: their importers tell where they are imported.
func (r *run) tellListErrors() {
	for _, n := range r.graph.sorted() {
		if !n.needed && !n.matched || n.needed && n.missing() {
			continue
		}
		for _, e := range n.meta.Errors {
			n.illTyped = true
			if len(n.files) > 0 && strings.HasPrefix(e.Msg, "found packages ") {
				// The type checker tells this with its place.
				continue
			}
			r.tell(n, listTrouble(r.opts.Dir, e))
		}
	}
}

func listTrouble(dir string, e packages.Error) finding.Trouble {
	t := finding.Trouble{Kind: finding.TroubleList, Message: oneLine(e.Msg)}
	place := parsePlace(e.Pos)
	if place.Filename == "" {
		// Some messages begin with their place instead.
		head, rest, ok := strings.Cut(t.Message, ": ")
		if at := parsePlace(head); ok && at.Line > 0 {
			place, t.Message = at, rest
		}
	}
	if place.Filename != "" && place.Filename != "-" {
		t.File, t.Line, t.Column = absolute(dir, place.Filename), place.Line, place.Column
	}
	return t
}

// parsePlace reads FILE, FILE:LINE or FILE:LINE:COLUMN from its end, since a
// file may have a colon of its own.
func parsePlace(s string) token.Position {
	var numbers []int
	for len(numbers) < 2 {
		i := strings.LastIndexByte(s, ':')
		if i < 0 {
			break
		}
		k, err := strconv.Atoi(s[i+1:])
		if err != nil {
			break
		}
		numbers = append(numbers, k)
		s = s[:i]
	}
	p := token.Position{Filename: s}
	switch len(numbers) {
	case 1:
		p.Line = numbers[0]
	case 2:
		p.Line, p.Column = numbers[1], numbers[0]
	}
	return p
}

// sorted returns all troubles, each place once: what the parser says of a place
// stands for what the list or the type checker say of it.
func (l *troubleLog) sorted() []finding.Trouble {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := slices.Clone(l.list)
	for _, t := range l.absent {
		all = append(all, t)
	}
	slices.SortFunc(all, compareTroubles)
	return slices.CompactFunc(all, func(a, b finding.Trouble) bool {
		samePlace := a.File != "" && a.Line > 0 && a.File == b.File && a.Line == b.Line && (a.Column == b.Column || b.Column == 0)
		return samePlace && a.Kind != b.Kind && a.Kind != finding.TroubleLimit || a == b
	})
}

func compareTroubles(a, b finding.Trouble) int {
	note := func(t finding.Trouble) int {
		if t.Note {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		cmp.Compare(rank(a.Kind), rank(b.Kind)), cmp.Compare(note(a), note(b)),
		cmp.Compare(a.Package, b.Package), cmp.Compare(a.Message, b.Message),
	)
}

// rank orders the kinds at one place by how close to the cause they are.
func rank(k finding.TroubleKind) int {
	return slices.Index([]finding.TroubleKind{
		finding.TroubleParse, finding.TroubleList, finding.TroubleType, finding.TroubleInternal, finding.TroubleLimit,
	}, k)
}

// retell tells again what was told of n when its result was stored.
func (r *run) retell(n *node, list []told) {
	for _, old := range list {
		t := finding.Trouble{
			Package: n.meta.PkgPath, Kind: old.Kind, File: absolute(n.dir, old.File), Line: old.Line, Column: old.Column,
			Message: old.Message, Note: old.Note || !n.matched,
		}
		if old.Absent != "" {
			r.placeAbsent(n, old.Absent, t)
			continue
		}
		r.troubles.add(t)
	}
}

// tellCgo notes that the functions mentioning C were left out.
func (r *run) tellCgo(n *node, p *Package) {
	t := finding.Trouble{Kind: finding.TroubleLimit, Note: true, File: n.cgo.source[0]}
	for i, name := range p.Filenames {
		if name != t.File {
			continue
		}
		for _, spec := range p.Files[i].Imports {
			if isImportC(spec) {
				at := r.position(spec.Path.Pos())
				t.Line, t.Column = at.Line, at.Column
			}
		}
	}
	t.Message = fmt.Sprintf("cgo: %d functions of %s that use C are left out, since the files that cgo makes cannot be had: %s",
		len(p.SkipFuncs), n.meta.Name, n.cgo.failed)
	r.tell(n, t)
}
