// Package feed reads Go source for what a profile needs of it: which statement and which
// function a line belongs to, and which other lines make the values that a statement stores.
//
// It goes by syntax alone: names are resolved within a function, functions by their package
// and name, methods by name and number of arguments. What several functions could be meant
// by is followed into none of them.
package feed
