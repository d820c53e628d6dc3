package reason

import (
	"maps"
	"strings"
	"sync"
)

// Code is one kind of reason, or of a thing that reasons are given for.
type Code string

// Reason is a code with the names that its words need, "" where they need none. The zero value
// is no reason.
type Reason struct {
	Code Code
	Of   string
	// And are the second and the third name.
	And [2]string
	// How is a part of the words that has a code of its own.
	How Code
	// Verb is what becomes of the thing that the reason is about.
	Verb Verb
}

// Verb is how what was made is brought to an end.
type Verb string

// The verbs.
const (
	Release Verb = ""
	Stop    Verb = "stop"
	Remove  Verb = "remove"
)

// With is the reason with its names, in the order in which the words need them.
func (c Code) With(names ...string) Reason {
	r := Reason{Code: c}
	for i, name := range names {
		if i == 0 {
			r.Of = name
		} else {
			r.And[i-1] = name
		}
	}
	return r
}

// Given reports whether there is a reason.
func (r Reason) Given() bool { return r != Reason{} }

// By is the reason with a part of its words.
func (r Reason) By(how Code) Reason {
	r.How = how
	return r
}

// Said is the reason for something that ends as the verb says.
func (r Reason) Said(verb Verb) Reason {
	r.Verb = verb
	return r
}

// String is the reason as a clause, "it runs only after an error", or the thing.
func (r Reason) String() string {
	s := strings.ReplaceAll(words()[r.Code], "%how", words()[r.How])
	if before, rest, ok := strings.Cut(s, "["); ok {
		also, after, _ := strings.Cut(rest, "]")
		if r.And[0] == "" {
			also = ""
		}
		s = before + also + after
	}
	return strings.NewReplacer(
		"%releases", r.Verb.third(), "%released", r.Verb.participle(), "%2", r.And[0], "%3", r.And[1], "%", r.Of,
	).Replace(s)
}

// third is the verb in the third person.
func (v Verb) third() string {
	switch v {
	case Stop:
		return "stops"
	case Remove:
		return "removes"
	}
	return "releases"
}

func (v Verb) participle() string {
	switch v {
	case Stop:
		return "stopped"
	case Remove:
		return "removed"
	}
	return "released"
}

// tables are the words by what they are for. "%" stands for the first name, "%2" and "%3" for the
// others, "%how" for the part that has a code of its own, "%releases" and "%released" for the verb;
// what stands in brackets is left out without a second name.
func tables() []map[Code]string {
	return []map[Code]string{removals(), lives(), queues(), things(), goroutines(), channels(), resources(), wraps(), doubts(), places(), remedies(), limits()}
}

// words are those of all tables.
var words = sync.OnceValue(func() map[Code]string {
	out := map[Code]string{}
	for _, table := range tables() {
		maps.Copy(out, table)
	}
	return out
})
