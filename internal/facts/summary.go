package facts

import "cmp"

// Summary is what the analysis knows of one package by itself.
type Summary struct {
	Path    string   `json:"path"`
	Name    string   `json:"name"`
	Module  string   `json:"module,omitempty"`
	Imports []string `json:"imports,omitempty"` // of the same module, sorted
	Blank   []string `json:"blank,omitempty"`   // those of them of which it names nothing
	// Go is the language version that the module asks for ("go1.22"), "" if unknown.
	Go         string      `json:"go,omitempty"`
	Files      []File      `json:"files,omitempty"`
	Containers []Container `json:"containers,omitempty"`
	// Parts are the containers in the structs that fields and variables hold, one for each
	// place: their keys are PartKey of the place's and the container's.
	Parts []Container `json:"parts,omitempty"`
	Types []Type      `json:"types,omitempty"`
	Funcs []*Func     `json:"funcs,omitempty"`
	// Stores are the values written to fields and package variables that are not
	// containers, sorted: where a key read from a field comes from.
	Stores []Store `json:"stores,omitempty"`
	// Converts are the interfaces that concrete types are converted to, sorted.
	Converts []Conversion `json:"converts,omitempty"`
	// Ifaces are the interfaces of other packages whose methods are called, sorted.
	Ifaces []Iface `json:"ifaces,omitempty"`
	// Removals are the statements beside which a fix can put another, in source order.
	Removals []Removal `json:"removals,omitempty"`
	// Ends are the methods by which objects of a type may be released, of the types of the
	// functions' handles, sorted.
	Ends []TypeEnds `json:"ends,omitempty"`
	// Truncated counts what was cut to keep the summary small.
	Truncated int `json:"truncated,omitempty"`
	// Unseen counts functions whose bodies could not be read.
	Unseen int `json:"unseen,omitempty"`
}

// File is a source file of the package.
type File struct {
	Name      string `json:"name"` // within the package's directory
	Generated bool   `json:"generated,omitempty"`
	Test      bool   `json:"test,omitempty"`
	// Testing marks a file outside _test.go that imports the testing package:
	// nothing in it grows or shrinks in production.
	Testing bool `json:"testing,omitempty"`
}

// Conversion is a concrete type that flows into an interface.
type Conversion struct {
	Type string `json:"t"`
	// Iface is the interface's key, "" for an unnamed one. Methods are the names of
	// its methods where it is declared in another package or unnamed.
	Iface   string   `json:"i,omitempty"`
	Methods []string `json:"m,omitempty"`
}

// Iface is an interface that another package declares, and the names of its methods.
type Iface struct {
	Key     string   `json:"k"`
	Methods []string `json:"m,omitempty"`
}

// Pos is a place: File indexes Summary.Files, Line, Col and EndCol (exclusive,
// bytes, same line) count from 1. The zero Pos is no place.
type Pos struct {
	File   int `json:"f,omitempty"`
	Line   int `json:"l,omitempty"`
	Col    int `json:"c,omitempty"`
	EndCol int `json:"e,omitempty"`
}

// IsValid reports whether p is a place.
func (p Pos) IsValid() bool { return p.Line > 0 }

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Container is a declared thing that can hold a growing number of others.
type Container struct {
	// Key is "pkg.Type.field", "pkg.var" or "pkg.Func.local".
	Key   string `json:"key"`
	Owner string `json:"owner,omitempty"` // name of the holder's type; empty for variables
	Name  string `json:"name"`
	// Levels are the kinds of the container and of its elements: a map of maps has two.
	Levels   []Kind `json:"levels"`
	TypeText string `json:"type"`
	Pos      Pos    `json:"pos"`
	// Lib is "pkg.Type" of a library type that Levels[0] was not known for.
	Lib string `json:"lib,omitempty"`
	// Value tells what the values of the outermost level are.
	Value ValueTraits `json:"value,omitzero"`
	// KeyBound says why the key's static type bounds the number of keys, or "".
	KeyBound KeyBound `json:"keybound,omitempty"`
	Exported bool     `json:"exported,omitempty"`
	Local    bool     `json:"local,omitempty"`
	// Part marks a container in the object that the field or variable of that name holds.
	Part bool `json:"part,omitempty"`
	// Links are the keys of the fields by which the nodes of a linked list point to one
	// another, and Ends those of the places, other than this one, that point into the list.
	Links []string `json:"links,omitempty"`
	Ends  []string `json:"ends,omitempty"`
}

// PartKey is the key of a container in a struct that a field or variable holds.
func PartKey(place, container string) string { return place + "|" + container }

// Kind is a kind of container.
type Kind string

// The kinds that the language and the standard library have. Library kinds are
// named by the library table.
const (
	KindNone    Kind = ""
	KindMap     Kind = "map"
	KindSlice   Kind = "slice"
	KindChan    Kind = "chan"
	KindSyncMap Kind = "sync.Map"
	KindList    Kind = "list"
	KindHeap    Kind = "heap"
	KindBuffer  Kind = "buffer"
	KindBuilder Kind = "builder"
	KindLib     Kind = "library"
	KindArray   Kind = "array" // fixed size: a level that cannot grow
)

// KeyBound is a reason why a key type has few values.
type KeyBound string

// The bounds by type.
const (
	KeyFree     KeyBound = ""
	KeyEnum     KeyBound = "enumeration"
	KeyBool     KeyBound = "bool"
	KeySmallInt KeyBound = "small integer"
	KeyTypeID   KeyBound = "type identity"
	KeyFuncID   KeyBound = "function identity"
)

// ValueTraits tells what the values of a container are.
type ValueTraits struct {
	Lock bool `json:"lock,omitempty"` // a lock, limiter, semaphore, or a struct that is little else
	Func bool `json:"func,omitempty"` // a function or an interface
	// Named is the key of the named struct type that the value is or points to.
	Named string `json:"named,omitempty"`
	// Copied marks structs that are values themselves: what a look-up gives is a copy.
	Copied bool `json:"copied,omitempty"`
}

// Type is a named type declared in the package.
type Type struct {
	Key      string   `json:"key"` // pkg.Name
	Exported bool     `json:"exported,omitempty"`
	Pos      Pos      `json:"pos"`
	Fields   []Field  `json:"fields,omitempty"`
	Methods  []Method `json:"methods,omitempty"` // full method set of *T, promoted ones included
	// Interface marks an interface type; Methods are what it asks for.
	Interface bool `json:"interface,omitempty"`
}

// Field is a field of a struct type.
type Field struct {
	Name string `json:"name"`
	// Refs are the keys of the named types that the field's type mentions.
	Refs     []string `json:"refs,omitempty"`
	Embedded bool     `json:"embedded,omitempty"`
	Lock     bool     `json:"lock,omitempty"` // mutex, atomic, sync.Map, channel
	// Object says that the field is, or points to, a struct of the first type of Refs.
	Object bool `json:"object,omitempty"`
}

// Method is a method of a type: its name, the text of its signature and, for a
// concrete type, the function that implements it.
type Method struct {
	Name string `json:"name"`
	Sig  string `json:"sig,omitempty"`
	Func string `json:"func,omitempty"`
}

// Store is a value written to a field or package variable.
type Store struct {
	Field string `json:"field"` // field key or "pkg.var"
	Func  string `json:"func"`
	Block int    `json:"block,omitempty"` // of Func
	Seq   int    `json:"seq,omitempty"`
	Val   *Term  `json:"val"`
	// Of is the key of the field or variable that the struct with that field stands
	// in, if it stands in one.
	Of string `json:"of,omitempty"`
	// In tells whose field it is: 1 + the number of what Func makes, minus that for a
	// parameter of Func (-1 the first), 0 for another object.
	In int `json:"in,omitempty"`
}
