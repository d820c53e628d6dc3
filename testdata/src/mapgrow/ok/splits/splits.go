// Package splits counts the words of one line for each request.
package splits

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
)

type tally struct{ words map[string]int }

func (t *tally) add(word []byte) { t.words[string(word)]++ }

// Serve answers with how many different words there are.
func Serve(w http.ResponseWriter, r *http.Request) {
	line, err := io.ReadAll(io.LimitReader(r.Body, 1<<10))
	if err != nil {
		return
	}
	t := &tally{words: map[string]int{}}
	visit(line, t.add)
	fmt.Fprintln(w, len(t.words))
}

// visit has an end, although its loop has no condition.
func visit(line []byte, word func([]byte)) {
	for {
		i := bytes.IndexByte(line, ' ')
		if i < 0 {
			break
		}
		word(line[:i])
		line = line[i+1:]
	}
}
