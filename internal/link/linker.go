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
	storesOf  map[string][]facts.Store // what it writes to fields and variables
	resultsIn map[string][]string      // the fields that take results of it
	resultsOf map[string][]string      // the functions that return results of it

	// Of fields, variables and containers, by key.
	readers map[string][]string     // the functions that read a container
	filled  map[string]bool         // containers that some code in view fills or assigns
	gaining map[string]bool         // containers that code in view may put something into, by key
	assigns map[string][]assignment // of fields that are no containers
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

		storesOf:  map[string][]facts.Store{},
		resultsIn: map[string][]string{},
		resultsOf: map[string][]string{},

		readers: map[string][]string{},
		filled:  map[string]bool{},
		assigns: map[string][]assignment{},

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
	}
	pkgs = l.index.packages
	l.prepareProgram(pkgs)
	l.prepareCalls()
	l.prepareEscape(pkgs)
	l.prepareReach(pkgs)
	l.prepareOrigin(pkgs)
	l.prepareGrowth(pkgs)
	return l
}

// prepareProgram notes what functions close, make and end.
func (l *linker) prepareProgram(pkgs []Package) {
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			l.noteCloses(f)
			l.noteClosure(f)
		}
	}
	for _, f := range l.index.sortedFuncs() {
		if len(f.Results) > 0 {
			if t := l.resultType(f.Results[0], map[string]bool{}); t != "" {
				l.index.makerOf[f.ID] = t
			}
		}
	}
	for _, f := range l.index.sortedFuncs() {
		l.noteLives(f)
	}
}

// prepareCalls notes which functions the library table says are called.
func (l *linker) prepareCalls() { l.conventions() }

// prepareEscape notes where values go: what functions store, what becomes of results, which
// types are reflected upon.
func (l *linker) prepareEscape(pkgs []Package) {
	for i := range pkgs {
		s := pkgs[i].Summary
		l.noteResults(s)
		for _, st := range s.Stores {
			l.storesOf[st.Func] = append(l.storesOf[st.Func], st)
		}
	}
	l.noteReflected()
}

// prepareReach notes who holds objects and what runs on them.
func (l *linker) prepareReach(pkgs []Package) {
	l.paths = newPaths(l)
	for i := range pkgs {
		s := pkgs[i].Summary
		for _, f := range s.Funcs {
			l.noteAssigns(f)
			l.noteVariables(f)
		}
		l.noteStores(s)
	}
	for _, f := range l.index.sortedFuncs() {
		for _, u := range f.usedAt {
			if u.How == facts.UseField {
				l.holdsFunction[u.Field] = true
			}
		}
	}
	for _, f := range l.index.sortedFuncs() {
		l.noteSlots(f)
		l.noteFieldCalls(f)
		l.noteTaken(f)
	}
	l.noteProviders()
	l.lentTypes(pkgs)
}

// prepareOrigin notes which containers are filled.
func (l *linker) prepareOrigin(pkgs []Package) {
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			for j := range f.Sites {
				if st := &f.Sites[j]; st.Ref.Op == facts.OpField || st.Ref.Op == facts.OpGlobal {
					l.filled[st.Ref.Text] = true
				}
			}
		}
	}
}

// prepareGrowth notes who reads containers.
func (l *linker) prepareGrowth(pkgs []Package) {
	l.cache = newCacheIndex(l.table)
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			for _, key := range f.Reads {
				l.readers[key] = append(l.readers[key], f.ID)
				for _, place := range l.index.parts.places[ownerOf(key)] {
					part := facts.PartKey(place, key)
					l.readers[part] = append(l.readers[part], f.ID)
				}
			}
			l.noteReads(f)
		}
	}
}

// noteAssigns records the fields that a function assigns, but for containers.
func (l *linker) noteAssigns(f *facts.Func) {
	for i := range f.Sites {
		st := &f.Sites[i]
		if st.Ref.Op == facts.OpField && st.Extent == facts.ExtentAll && !st.Zero && l.index.containers[st.Ref.Text] == nil {
			l.assigns[st.Ref.Text] = append(l.assigns[st.Ref.Text], assignment{l.index.funcs[f.ID], st})
		}
	}
}

// noteClosure records a closure with all functions around it.
func (l *linker) noteClosure(f *facts.Func) {
	for p := f.Parent; p != ""; {
		l.index.closures[p] = append(l.index.closures[p], f.ID)
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

// noteStores records the types whose objects a package stores in variables.
func (l *linker) noteStores(s *facts.Summary) {
	for _, st := range s.Stores {
		if t := l.typeOfTerm(st.Val); t != "" && l.index.types[st.Field] == nil && !l.isField(st.Field) {
			l.globals[t] = shortKey(st.Field)
		}
	}
}
