package reach

import (
	"github.com/growthlint/growthlint/internal/escape"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Reach answers when and how often code of a program runs for one object, and how long
// objects live. What it has found once it remembers.
type Reach struct {
	*escape.Flow
	assigns map[string][]assignment // of fields that are no containers
	put     map[string][]slot       // what goes into contexts and atomic pointers
	// inContexts are the objects that are put into contexts, nil until somebody asks.
	inContexts map[madeAt]bool
	sent       map[string][]slot // what is sent on channels
	stored     map[string][]slot // what goes into fields and variables
	// holdsFunction are the fields into which some function is put.
	holdsFunction map[string]bool
	// fieldCalls are the places where what a field holds is called or handed on.
	fieldCalls map[string][]slot
	// providers are the uses, as arguments of code out of view, of functions that make an
	// object, by its type.
	providers map[string][]program.Use
	provides  map[string]bool // of those, the functions whose object another one takes
	taken     map[string]bool // containers that lose single elements somewhere
	// commandPlaces are the arguments and fields in which code out of view takes commands,
	// commandMethods the methods that it runs as such.
	commandPlaces, commandMethods map[string]bool
	// turned are the places where all elements of a container, or one place of a list,
	// make room for others.
	turned map[string][]turn

	// Of types, by key.
	Variables map[string][]string  // the package variables that hold one
	lent      map[string]bool      // handed to code out of view as what they implement
	locked    map[*facts.Type]bool // whether there is a lock in one
	Elements  map[string]bool      // kept in containers that lose them

	// Answers.
	standing   map[standingAsked]bool
	owners     map[string]map[string]bool
	keeping    map[string]bool // atomic pointers whose object stays while their owner lives, see keptPlace
	reassigned map[string]bool // fields that take another object while their owner lives
	turning    map[string]bool // containers whose elements make room for others meanwhile
	borrowing  map[string]bool // fields that point to objects which exist already
	walkers    map[WalkerKind]*Walker
	// Paths are the ways to objects.
	Paths     *Paths
	rebased   map[rebaseKey]*facts.Term
	joints    map[joint]*facts.Term
	ones      map[makingOf]*facts.Term
	leading   map[[2]string]bool // whether objects of one type may hold those of another
	runners   map[string]string  // what runs on objects of a type
	freq      *Frequency
	made      map[string]Rate // how often objects of a type are made
	passing   passing
	fieldRuns map[string]Rate      // how often what a field holds runs for one owner
	fed       map[ownChannel]bool  // own channels that something sends on without end
	turnsFed  map[*facts.Loop]bool // loops whose turns wait in calls for what is sent so
	streamed  map[*facts.Loop]bool // loops that read a live stream until it fails
	ending    map[*facts.Loop]bool // loops that end by what their functions are given
}

// New notes who holds objects, and what runs on them.
func New(f *escape.Flow, pkgs []program.Package) *Reach {
	l := &Reach{
		Flow:          f,
		assigns:       map[string][]assignment{},
		Variables:     map[string][]string{},
		lent:          map[string]bool{},
		Elements:      map[string]bool{},
		locked:        map[*facts.Type]bool{},
		owners:        map[string]map[string]bool{},
		reassigned:    map[string]bool{},
		keeping:       map[string]bool{},
		turned:        map[string][]turn{},
		turning:       map[string]bool{},
		borrowing:     map[string]bool{},
		walkers:       map[WalkerKind]*Walker{},
		made:          map[string]Rate{},
		passing:       newPassing(),
		fieldRuns:     map[string]Rate{},
		fieldCalls:    map[string][]slot{},
		holdsFunction: map[string]bool{},
		fed:           map[ownChannel]bool{},
		turnsFed:      map[*facts.Loop]bool{},
		streamed:      map[*facts.Loop]bool{},
		ending:        map[*facts.Loop]bool{},
		put:           map[string][]slot{},
		sent:          map[string][]slot{},
		stored:        map[string][]slot{},
		runners:       map[string]string{},
		rebased:       map[rebaseKey]*facts.Term{},
		joints:        map[joint]*facts.Term{},
		ones:          map[makingOf]*facts.Term{},
		leading:       map[[2]string]bool{},
		provides:      map[string]bool{},
		providers:     map[string][]program.Use{},
		taken:         map[string]bool{},
		commandPlaces: map[string]bool{}, commandMethods: map[string]bool{},
	}
	l.prepare(pkgs)
	return l
}
