package finding

import "slices"

// Answer tells of one thing in the program why it is reported, or why it is not.
type Answer struct {
	// Kind is container, goroutine, resource, listener, wrap, read, metric, part, function
	// or field.
	Kind      string    `json:"kind"`
	Container Container `json:"container"`
	// Position is where it is declared or, of what is made, where it is made.
	Position Position `json:"position"`
	Function string   `json:"function"`
	// Rule would report it, "" if none does.
	Rule string `json:"rule"`
	// Confidence is Undecided where nothing is found.
	Confidence Confidence `json:"confidence"`
	// Rung is the step of the decision list that decides, "" where no list is asked.
	Rung    string  `json:"rung"`
	Outcome Outcome `json:"outcome"`
	// Why completes the outcome by one sentence: what silences it, or what it says.
	Why         string `json:"why"`
	Fingerprint string `json:"fingerprint"`
	Era         Era    `json:"era"`
	// Runs tell what makes the deciding place run, from it upward.
	Runs    []Link        `json:"runs"`
	Grows   []AnswerSite  `json:"grows"`
	Shrinks []AnswerSite  `json:"shrinks"`
	Notes   []Link        `json:"notes"`
	Changes []AnswerMend  `json:"changes"`
	Related []RelatedName `json:"related"`
}

// Outcome says what a run does with a thing.
type Outcome string

// The outcomes.
const (
	// OutcomeReported: at or above the confidence that is printed.
	OutcomeReported Outcome = "reported"
	// OutcomeBelow: found, and below that confidence.
	OutcomeBelow Outcome = "below"
	// OutcomeSilent: nothing is found.
	OutcomeSilent Outcome = "silent"
	// OutcomeComment, OutcomeBounded, OutcomeExcluded: found, and silenced by a comment, by
	// the configuration's bounded, by its exclude.
	OutcomeComment  Outcome = "comment"
	OutcomeBounded  Outcome = "bounded"
	OutcomeExcluded Outcome = "excluded"
	// OutcomeDisabled: the rule is not among those that run.
	OutcomeDisabled Outcome = "disabled"
	// OutcomeElsewhere: what grows it is not in the packages that are reported on.
	OutcomeElsewhere Outcome = "elsewhere"
)

// Era says how long the object lives that holds a container.
type Era struct {
	// Life is process, session, call or unknown; "" where the question does not arise.
	Life string `json:"life"`
	// Why are the reasons.
	Why []string `json:"why"`
	// Holder tells who keeps the object, from the place that changes it upward.
	Holder []Link `json:"holder"`
}

// Link is one step of a chain.
type Link struct {
	Text     string    `json:"text"`
	Position *Position `json:"position"`
	// Many tells that by it what stands before runs any number of times for one object.
	Many bool `json:"many"`
	// By tells what says so of a function that is handed on: view, table, standard or shape;
	// "" of others.
	By string `json:"by"`
}

// AnswerSite is a place where a container grows or shrinks, and what is made of it.
type AnswerSite struct {
	Site
	// Counts tells that a grow counts, or that a shrink bounds the container by itself.
	Counts bool `json:"counts"`
	// Class is that of a shrink.
	Class string `json:"class,omitempty"`
	// Why says in words why it counts or does not.
	Why    string `json:"why"`
	Holder []Link `json:"holder"`
	Runs   []Link `json:"runs"`
}

// AnswerMend is something that would change an answer.
type AnswerMend struct {
	// Kind is comment, row, view, rule, confidence, configuration or code.
	Kind string `json:"kind"`
	Text string `json:"text"`
	// Write is what to write: a comment, or lines of the library table.
	Write    string    `json:"write"`
	Position *Position `json:"position"`
}

// RelatedName is a name that can be asked for as well.
type RelatedName struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Asked is what a name led to: answers, or the names that it can mean.
type Asked struct {
	Answers []Answer `json:"answers"`
	// Candidates are several things that the name can mean, Nearest is the name that must
	// have been meant where it means nothing.
	Candidates []string `json:"candidates,omitempty"`
	Nearest    string   `json:"nearest,omitempty"`
}

// WithFiles returns a copy of the answer in which every place is in the file that rename
// makes of its own.
func (a Answer) WithFiles(rename func(file string) string) Answer {
	a.Position.rename(rename)
	a.Container.Declared.rename(rename)
	links := func(list []Link) []Link {
		list = slices.Clone(list)
		for i := range list {
			list[i].Position = renamed(list[i].Position, rename)
		}
		return list
	}
	sites := func(list []AnswerSite) []AnswerSite {
		list = slices.Clone(list)
		for i := range list {
			list[i].rename(rename)
			list[i].Holder, list[i].Runs = links(list[i].Holder), links(list[i].Runs)
		}
		return list
	}
	a.Era.Holder, a.Runs, a.Notes = links(a.Era.Holder), links(a.Runs), links(a.Notes)
	a.Grows, a.Shrinks = sites(a.Grows), sites(a.Shrinks)
	a.Changes = slices.Clone(a.Changes)
	for i := range a.Changes {
		a.Changes[i].Position = renamed(a.Changes[i].Position, rename)
	}
	return a
}

// renamed is a copy of a place in the file that rename makes of its own.
func renamed(p *Position, rename func(file string) string) *Position {
	if p == nil {
		return nil
	}
	out := *p
	out.rename(rename)
	return &out
}
