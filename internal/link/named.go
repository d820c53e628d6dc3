package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Subject is something in the program that a name can mean: a container, another field or
// variable, or a function with its closures.
type Subject struct {
	// Key is unique among the subjects: a container's or a field's, or, for a function, that
	// of its type and its name.
	Key string
	// Short is the name within its package: Type.field, var, Type.method, func.local.
	Short string
	// Kind says what it is.
	Kind SubjectKind
	In   *program.Package
	// Decl is the declaration of a container, Func the function, Pos where a field's type is.
	Decl *facts.Container
	Func *program.Func
	Pos  facts.Pos
}

// SubjectKind is what a subject is.
type SubjectKind string

// The kinds of subjects.
const (
	SubjectContainer SubjectKind = "container"
	SubjectField     SubjectKind = "field"
	SubjectFunc      SubjectKind = "function"
)

// Subjects are what names can mean, sorted by key.
func (p *Program) Subjects() []Subject {
	byKey := map[string]Subject{}
	add := func(s Subject) {
		if old := byKey[s.Key]; old.Decl != nil && s.Decl != nil && old.Decl.Key != s.Decl.Key {
			s.Key = s.Decl.Key // another container of the object in the same place
		}
		if old, ok := byKey[s.Key]; !ok || old.Kind == SubjectField && s.Kind != SubjectField {
			byKey[s.Key] = s
		}
	}
	for i := range p.Packages {
		pkg := &p.Packages[i]
		path := pkg.Summary.Path
		for j := range pkg.Summary.Containers {
			c := &pkg.Summary.Containers[j]
			add(Subject{Key: c.Key, Short: shortOf(path, c.Key), Kind: SubjectContainer, In: pkg, Decl: c, Pos: c.Pos})
		}
		for _, t := range pkg.Summary.Types {
			for _, f := range t.Fields {
				key := t.Key + "." + f.Name
				add(Subject{Key: key, Short: shortOf(path, key), Kind: SubjectField, In: pkg, Pos: t.Pos})
			}
		}
		for _, f := range pkg.Summary.Funcs {
			if f.Parent == "" {
				short := plainName(f.Display)
				add(Subject{Key: path + "." + short, Short: short, Kind: SubjectFunc, In: pkg, Func: p.index.Funcs[f.ID], Pos: f.Pos})
			}
		}
	}
	p.others(add)
	out := make([]Subject, 0, len(byKey))
	for _, s := range byKey {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Subject) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

// others adds what is named only by what is done with it: variables and fields that hold
// metrics, pools, collections of the program's own.
func (p *Program) others(add func(Subject)) {
	field := func(key string, e *growth.Event) {
		if key != "" {
			_, short, _ := strings.Cut(program.ShortKey(key), ".")
			add(Subject{Key: key, Short: short, Kind: SubjectField, In: e.Func.Package, Pos: e.Pos})
		}
	}
	for _, r := range p.Retained {
		field(r.Key, r.Pins[0])
	}
	for _, m := range p.Series {
		field(m.Key, m.Adds[0].Event)
	}
	for _, c := range p.Containers {
		if c.Level == 0 && !c.Local && (strings.Contains(c.Key, "|") || c.Owner != "" && p.index.Types[growth.OwnerKey(c)] != nil) {
			short := strings.TrimPrefix(c.Owner+"."+c.Name, ".")
			add(Subject{Key: program.PlaceOf(c.Key), Short: short, Kind: SubjectContainer, In: c.Package, Decl: &c.Container, Pos: c.Pos})
		}
	}
}

// shortOf is a key without its package's path.
func shortOf(path, key string) string { return strings.TrimPrefix(key, path+".") }

// plainName is the name of a function or method without what tells pointers from values:
// (*T).m is T.m.
func plainName(name string) string { return marks.Replace(name) }

// marks makes names plain.
var marks = strings.NewReplacer("(*", "", "(", "", ")", "", "[]", "")

// Means reports whether a name can mean the subject: its key, its name within the package,
// or that with the package's name before it; (*T).m is T.m, and [] says nothing.
func (s Subject) Means(name string) bool {
	name = plainName(name)
	if name == s.Short || name == s.Key || name == s.Container() {
		return true
	}
	path := s.In.Summary.Path
	last := path[strings.LastIndexByte(path, '/')+1:]
	return name == s.In.Summary.Name+"."+s.Short || name == last+"."+s.Short || strings.HasSuffix(s.Key, "/"+name)
}

// Container is the key of the container that the subject is or holds: that of a collection of
// the program's own is made of the place's and of its own.
func (s Subject) Container() string {
	if s.Decl != nil {
		return s.Decl.Key
	}
	return s.Key
}

// Levels are the containers of a key that grow or shrink: itself, its elements, theirs.
func (p *Program) Levels(key string) []*growth.Container {
	var out []*growth.Container
	for _, c := range p.Containers {
		if c.Key == key {
			out = append(out, c)
		}
	}
	return out
}

// Belongs reports whether a function is the subject's, or one of its closures.
func (s Subject) Belongs(f *program.Func) bool {
	return s.Func != nil && f.Package == s.Func.Package && (f == s.Func || f.Parent != "" && strings.HasPrefix(f.ID, s.Func.ID+"$"))
}

// Func returns the function with the given ID, or nil.
func (p *Program) Func(id string) *program.Func { return p.index.Funcs[id] }
