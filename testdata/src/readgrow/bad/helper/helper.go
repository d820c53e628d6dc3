// Package helper reads bodies in helpers that several handlers share: one helper is
// handed bodies as they come, the other one limited bodies alone.
package helper

import (
	"encoding/json"
	"io"
	"net/http"
)

const limit = 1 << 20

// Profile is what a user tells of himself.
type Profile struct{ Name, Mail string }

// Book keeps profiles.
type Book struct{ save func(Profile) error }

// Register adds the routes.
func (b *Book) Register(mux *http.ServeMux) {
	mux.HandleFunc("/profile", b.profile)
	mux.HandleFunc("/mail", b.mail)
	mux.HandleFunc("/name", b.name)
}

func (b *Book) profile(w http.ResponseWriter, r *http.Request) {
	var p Profile
	b.reply(w, parse(r.Body, &p), p)
}

func (b *Book) mail(w http.ResponseWriter, r *http.Request) {
	var p Profile
	b.reply(w, parse(io.LimitReader(r.Body, limit), &p), p)
}

func (b *Book) name(w http.ResponseWriter, r *http.Request) {
	var p Profile
	b.reply(w, parseName(http.MaxBytesReader(w, r.Body, limit), &p), p)
}

func (b *Book) reply(w http.ResponseWriter, err error, p Profile) {
	if err == nil {
		err = b.save(p)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

// parse reads all that it is given.
func parse(body io.Reader, into any) error {
	text, err := io.ReadAll(body) // want readgrow medium "parse reads a request body"
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// parseName is handed limited bodies alone.
func parseName(body io.Reader, into *Profile) error {
	text, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	into.Name = string(text)
	return nil
}
