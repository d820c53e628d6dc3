// Package web serves.
package web

import (
	"net/http"

	"fixtures.test/readgrow/cross/codec/codec"
)

// Vote is one vote.
type Vote struct{ For string }

// Poll counts.
type Poll struct{ count func(Vote) }

// ServeHTTP implements http.Handler.
func (p *Poll) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var v Vote
	err := codec.Decode(r.Body, &v)
	if r.Method == http.MethodPut {
		err = codec.DecodeShort(http.MaxBytesReader(w, r.Body, 4096), &v)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	p.count(v)
}
