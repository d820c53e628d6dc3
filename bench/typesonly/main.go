// Command typesonly is a tool of go vet that does nothing with the packages that it is
// given: what it takes is what reading and type-checking them takes.
//
//	go build -o typesonly ./bench/typesonly
//	go vet -vettool=$PWD/typesonly ./...
package main

import (
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

func main() {
	unitchecker.Main(&analysis.Analyzer{
		Name: "typesonly", Doc: "reports nothing",
		Run: func(*analysis.Pass) (any, error) { return nil, nil },
	})
}
