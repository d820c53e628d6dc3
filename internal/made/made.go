package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// MadeKind is what kind of thing is made for each event.
type MadeKind string

// The kinds of things that are made and have to be released.
const (
	MadeGoroutine MadeKind = "goroutine"
	MadeResource  MadeKind = "resource"
	MadeListener  MadeKind = "listener"
	MadeWrap      MadeKind = "wrap"
)

// Fault is why something that is made stays.
type Fault string

// The faults of goroutines.
const (
	FaultNone Fault = ""
	// FaultEndless: the body has a loop without a way out.
	FaultEndless Fault = "never ends"
	// FaultTimer: the body waits for a timer or ticker that somebody stops.
	FaultTimer Fault = "waits for a stopped timer"
	// FaultSend: the body sends to a channel of which the reader may have left.
	FaultSend Fault = "sends to a reader that may leave"
	// FaultStream: the body sends to a channel that was handed out, and does not look at
	// the context that the caller gave.
	FaultStream Fault = "sends to a channel that was handed out"
	// FaultRecv: the body receives from a channel to which on some way nobody sends.
	FaultRecv Fault = "receives what may never come"
	// FaultContext: the body waits for a context that outlives the call.
	FaultContext Fault = "waits for a context that outlives the call"
	// FaultPile: one for each event, each of which waits or tries again for long.
	FaultPile Fault = "waits, one for each event"
	// FaultLocked: one for each event, which wants a lock that is held through a pause.
	FaultLocked Fault = "wants a lock, one for each event"
	// FaultRefused: one for each event, also where a place is asked for and there is none.
	FaultRefused Fault = "starts though no place was free"
	// FaultEach: one for each event, without a limit.
	FaultEach Fault = "one for each event"
)

// The faults of resources.
const (
	// FaultDropped: nothing releases it, and it goes nowhere.
	FaultDropped Fault = "neither released nor kept"
	// FaultForgotten: nothing releases it, and elsewhere the same thing is released.
	FaultForgotten Fault = "released elsewhere, not here"
	// FaultBlank: the function that releases it is thrown away.
	FaultBlank Fault = "release thrown away"
	// FaultOverwritten: it replaces one that is not released.
	FaultOverwritten Fault = "replaces one that is not released"
	// FaultKept: it is kept in a field that nothing releases.
	FaultKept Fault = "kept where nothing releases it"
)

// Made is one place where something is made that has to end, be released or be taken
// back: a goroutine, a resource, a listener, a layer around a former value.
type Made struct {
	Kind  MadeKind
	Fault Fault
	// Func makes it, in a package that Func.Package tells.
	Func *program.Func
	Pos  facts.Pos
	What string
	// Name is what is made, for messages; Of is what is started or opened, for the
	// fingerprint.
	Name reason.Reason
	Of   string
	// Place is the key of the container that it stays in, "" for none.
	Place string
	// Roots are the ways in which control gets there, or to Again, if that has a function: the
	// place that runs as often as something is left behind.
	Roots reach.Roots
	Again reach.Spot
	// Why completes "… and …": what was looked for and not found.
	Why reason.Reason
	// Carried marks a local variable that a loop carries from turn to turn.
	Carried bool
	// Weak says why the finding is not sure, no reason if it is.
	Weak reason.Reason
	// Mend is what releases it and changes nothing else.
	Mend []facts.Insertion
	// Notes are facts for and against, some of them at a place.
	Notes []MadeNote
	// Also are other places at which Func starts what stays for the same reason.
	Also []*facts.Call
}

// MadeNote is one fact about something made; In and Pos are where it can be seen, In is
// nil where there is no one place.
type MadeNote struct {
	Code string
	For  bool
	Text reason.Reason
	In   *program.Func
	Pos  facts.Pos
}

// startsAlso adds a place at which one more of the same kind is started.
func (m *Made) startsAlso(c *facts.Call) {
	if c.Pos != m.Pos && !slices.Contains(m.Also, c) {
		m.Also = append(m.Also, c)
	}
}

// note adds a fact that speaks for the finding.
func (m *Made) note(code string, text reason.Reason, in *program.Func, pos facts.Pos) {
	m.Notes = append(m.Notes, MadeNote{Code: code, For: true, Text: text, In: in, Pos: pos})
}

// madeFinder holds what the search for made things computes once.
type madeFinder struct {
	l *growth.Growth
	// w walks to where control comes from, without a holder.
	w   *reach.Walker
	out []*Made
	// stops are the places where a timer or ticker is stopped, by field.
	stops map[string][]callSite
	// releases are the calls that release what a field or variable holds, by its key.
	releases map[string][]callSite
	// acquirers are the functions in view that return a resource of which their callers
	// have to take care.
	acquirers map[string]acquired
	// ends are the methods that may release objects of a type.
	ends     map[string][]string
	statuses map[string]handleState
	// woken are the conditions, by field or variable, on which some code wakes who waits.
	woken map[string]bool
	// homes and crews are what functions run, and the goroutines that they start.
	homes map[string]*spawned
	crews map[string][]*spawned
	// unused are the containers in fields of which it was asked whether nobody uses what stands there.
	unused map[string]bool
	// unset are the flags of which it was asked whether anything sets them.
	unset map[string]bool
	// asked are the fields that some condition asks, nil until it is wanted.
	asked map[string]bool
	// wider are the goroutines that functions and what they call start.
	wider map[string][]*spawned
	// noEnds are the fields of which it was asked whether their contexts have no end, groups the
	// functions of which it was whether they run what they are given and wait.
	noEnds, groups map[string]bool
	// downs are the places where holders of an object are counted down.
	downs []counting
	// partEnds are the calls that let go of what an element has, by the way to it.
	partEnds map[string][]callSite
	// sentFroms are the channels in fields of which it was asked from which container those take
	// the object who send.
	sentFroms map[string]string
	// met are the goroutines that wait for ever once who has their channel is gone, by what starts them,
	// nil until it is wanted.
	met map[*facts.Call][]met
	// safe are those that come to their end in any case, unsafe those of which some scope does not tell.
	safe, unsafe map[*facts.Call]bool
}

// callSite is a call in a function.
type callSite struct {
	in   *program.Func
	call *facts.Call
}

func newMadeFinder(l *growth.Growth, pkgs []program.Package) *madeFinder {
	m := &madeFinder{
		l: l, w: l.Walker(reach.WalkerKind{Runs: true}), ends: map[string][]string{}, stops: map[string][]callSite{},
		releases: map[string][]callSite{}, acquirers: map[string]acquired{}, statuses: map[string]handleState{},
		woken: map[string]bool{}, homes: map[string]*spawned{}, crews: map[string][]*spawned{}, wider: map[string][]*spawned{}, unused: map[string]bool{}, unset: map[string]bool{},
		partEnds: map[string][]callSite{}, noEnds: map[string]bool{}, groups: map[string]bool{}, sentFroms: map[string]string{},
	}
	for _, p := range pkgs {
		for _, e := range p.Summary.Ends {
			m.ends[e.Type] = e.Methods
		}
	}
	for _, f := range l.SortedFuncs() {
		for i := range f.Comms {
			if c := &f.Comms[i]; c.Op == facts.CommClose && program.PlaceKey(c.Chan) != "" {
				m.releases[c.Chan.Text] = append(m.releases[c.Chan.Text], callSite{f, &facts.Call{Pos: c.Pos, Block: c.Block, What: c.What, Args: []*facts.Term{c.Chan}}})
			}
		}
		for i := range f.Calls {
			m.noteRelease(f, &f.Calls[i])
			if c := &f.Calls[i]; program.IsCond(c, "Broadcast", "Signal") && !f.Testing {
				m.woken[program.PlaceKey(c.Args[0])] = true
			}
		}
	}
	return m
}

// noteRelease notes a call that releases what a field or variable holds.
func (m *madeFinder) noteRelease(f *program.Func, c *facts.Call) {
	what := c.Value
	if what == nil && len(c.Args) > 0 && m.l.ReleasesReceiver(c) {
		what = c.Args[0]
	}
	for _, t := range what.Alternatives() {
		for _, key := range m.readKeys(t) {
			m.releases[key] = append(m.releases[key], callSite{f, c})
			if c.Callee.Pkg == "time" && c.Callee.Name == "Stop" {
				m.stops[key] = append(m.stops[key], callSite{f, c})
			}
		}
	}
	for i, a := range c.Args {
		keys := m.readKeys(a)
		if len(keys) == 0 || i == 0 && c.Callee.Type != "" {
			continue
		}
		var st handleState
		m.argument(f, &facts.Flow{How: facts.FlowArg, Call: program.CallIndex(f, c), Arg: i}, 3, &st)
		if !st.released {
			continue
		}
		for _, key := range keys {
			m.releases[key] = append(m.releases[key], callSite{f, c})
		}
	}
}

// rootsAt are the ways in which control gets to a place, whatever object it works on.
func (m *madeFinder) rootsAt(f *program.Func, block int) reach.Roots {
	return m.w.From(f, block, facts.Unknown(), reach.Stance{})
}
