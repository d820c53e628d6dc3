package link

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// linker holds what is computed once for the whole program: tables that prepare fills, and
// answers that are remembered once they were asked for.
type linker struct {
	index *index
	table *library.Table
	// unknown counts the references to containers that could not be resolved.
	unknown int
	// Of functions, by ID.
	makerOf   map[string]string        // the type that it makes and returns
	closures  map[string][]string      // its closures, all levels
	storesOf  map[string][]facts.Store // what it writes to fields and variables
	resultsIn map[string][]string      // the fields that take results of it
	resultsOf map[string][]string      // the functions that return results of it

	// Of fields, variables and containers, by key.
	readers map[string][]string     // the functions that read a container
	filled  map[string]bool         // containers that some code in view fills or assigns
	gaining map[string]bool         // containers that code in view may put something into, by key
	assigns map[string][]assignment // of fields that are no containers
	closers map[string][]*Func      // the functions that close the channel in a field
	chans   map[string]*chanUse     // what is done with channels, once queues are looked for
	put     map[string][]slot       // what goes into contexts and atomic pointers
	sent    map[string][]slot       // what is sent on channels
	stored  map[string][]slot       // what goes into fields and variables
	// holdsFunction are the fields into which some function is put.
	holdsFunction map[string]bool
	// fieldCalls are the places where what a field holds is called or handed on.
	fieldCalls map[string][]slot
	// providers are the uses, as arguments of code out of view, of functions that make an
	// object, by its type.
	providers map[string][]use
	provides  map[string]bool // of those, the functions whose object another one takes
	taken     map[string]bool // containers that lose single elements somewhere
	// turned are the places where all elements of a container, or one place of a list,
	// make room for others.
	turned map[string][]turn

	// Of types, by key.
	globals   map[string]string    // the package variable that holds one
	reflected map[string]bool      // handed to other modules as values of any kind
	lent      map[string]bool      // handed to code out of view as what they implement
	locked    map[*facts.Type]bool // whether there is a lock in one
	elements  map[string]bool      // kept in containers that lose them
	loses     map[string][]string  // the containers that lose single entries, by holder

	// Answers.
	owners     map[string]map[string]bool
	keeps      map[string]bool // whether a function keeps a parameter, by argKey
	reassigned map[string]bool // fields that take another object while their owner lives
	turning    map[string]bool // containers whose elements make room for others meanwhile
	newResults map[resultKey]newResult
	borrowing  map[string]bool // fields that point to objects which exist already
	walkers    map[walkerKind]*walker
	paths      *paths
	rebased    map[rebaseKey]*facts.Term
	runners    map[string]string // what runs on objects of a type
	freq       *frequency
	made       map[string]rate // how often objects of a type are made
	passing    passing
	exits      map[*Func]map[int]*exits // of functions that remove nothing
	fieldRuns  map[string]rate          // how often what a field holds runs for one owner
	fed        map[ownChannel]bool      // own channels that something sends on without end
	cache      *cacheIndex
}

// newLinker indexes the packages.
func newLinker(pkgs []Package, table *library.Table) *linker {
	l := &linker{
		index: newIndex(pkgs),
		table: table,

		makerOf:   map[string]string{},
		closures:  map[string][]string{},
		storesOf:  map[string][]facts.Store{},
		resultsIn: map[string][]string{},
		resultsOf: map[string][]string{},

		readers: map[string][]string{},
		filled:  map[string]bool{},
		assigns: map[string][]assignment{},
		closers: map[string][]*Func{},

		globals:  map[string]string{},
		lent:     map[string]bool{},
		elements: map[string]bool{},
		locked:   map[*facts.Type]bool{},
		loses:    map[string][]string{},

		owners:        map[string]map[string]bool{},
		keeps:         map[string]bool{},
		reassigned:    map[string]bool{},
		turned:        map[string][]turn{},
		turning:       map[string]bool{},
		newResults:    map[resultKey]newResult{},
		borrowing:     map[string]bool{},
		walkers:       map[walkerKind]*walker{},
		made:          map[string]rate{},
		passing:       newPassing(),
		exits:         map[*Func]map[int]*exits{},
		fieldRuns:     map[string]rate{},
		fieldCalls:    map[string][]slot{},
		holdsFunction: map[string]bool{},
		fed:           map[ownChannel]bool{},
		put:           map[string][]slot{},
		sent:          map[string][]slot{},
		stored:        map[string][]slot{},
		runners:       map[string]string{},
		rebased:       map[rebaseKey]*facts.Term{},
		reflected:     map[string]bool{},
		provides:      map[string]bool{},
		providers:     map[string][]use{},
		taken:         map[string]bool{},
		cache:         newCacheIndex(table),
	}
	l.paths = newPaths(l)
	l.prepare(pkgs)
	l.conventions()
	l.noteReflected()
	l.noteProviders()
	l.lentTypes(pkgs)
	return l
}

// prepare fills the tables that need one pass over the functions.
func (l *linker) prepare(pkgs []Package) {
	for i := range pkgs {
		s := pkgs[i].Summary
		l.noteResults(s)
		for _, f := range s.Funcs {
			l.noteSites(f)
			l.noteCloses(f)
			l.noteReads(f)
			l.noteClosure(f)
			l.noteVariables(f)
		}
		l.noteStores(s)
	}
	for _, f := range l.index.sortedFuncs() {
		if len(f.Results) > 0 {
			if t := l.resultType(f.Results[0], map[string]bool{}); t != "" {
				l.makerOf[f.ID] = t
			}
		}
		for _, u := range f.usedAt {
			if u.How == facts.UseField {
				l.holdsFunction[u.Field] = true
			}
		}
	}
	for _, f := range l.index.sortedFuncs() {
		l.noteLives(f)
		l.noteSlots(f)
		l.noteFieldCalls(f)
		l.noteTaken(f)
	}
}

// noteSites records what a function fills, assigns and reads.
func (l *linker) noteSites(f *facts.Func) {
	for i := range f.Sites {
		st := &f.Sites[i]
		if st.Ref.Op == facts.OpField || st.Ref.Op == facts.OpGlobal {
			l.filled[st.Ref.Text] = true
		}
		if st.Ref.Op == facts.OpField && st.Extent == facts.ExtentAll && !st.Zero && l.index.containers[st.Ref.Text] == nil {
			l.assigns[st.Ref.Text] = append(l.assigns[st.Ref.Text], assignment{l.index.funcs[f.ID], st})
		}
	}
	for _, key := range f.Reads {
		l.readers[key] = append(l.readers[key], f.ID)
		for _, place := range l.index.parts.places[ownerOf(key)] {
			part := facts.PartKey(place, key)
			l.readers[part] = append(l.readers[part], f.ID)
		}
	}
}

// noteClosure records a closure with all functions around it.
func (l *linker) noteClosure(f *facts.Func) {
	for p := f.Parent; p != ""; {
		l.closures[p] = append(l.closures[p], f.ID)
		up := l.index.funcs[p]
		if up == nil {
			return
		}
		p = up.Parent
	}
}

// noteVariables records the types whose objects a function puts into variables.
func (l *linker) noteVariables(f *facts.Func) {
	for _, m := range f.Makes {
		for _, fate := range m.Fates {
			if fate.How == facts.FateGlobal && m.Type != "" {
				l.globals[m.Type] = shortKey(fate.Dest.Text)
			}
		}
	}
}

// noteStores records the stores of a package by function.
func (l *linker) noteStores(s *facts.Summary) {
	for _, st := range s.Stores {
		l.storesOf[st.Func] = append(l.storesOf[st.Func], st)
		if t := l.typeOfTerm(st.Val); t != "" && l.index.types[st.Field] == nil && !l.isField(st.Field) {
			l.globals[t] = shortKey(st.Field)
		}
	}
}
