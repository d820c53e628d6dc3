// Package incontext asks by a client that the context brings.
package incontext

import (
	"context"
	"io"
	"net/http"
)

type key struct{}

func clientOf(ctx context.Context) (*http.Client, bool) {
	c, ok := ctx.Value(key{}).(*http.Client)
	return c, ok
}

func client(ctx context.Context) *http.Client {
	c, ok := clientOf(ctx)
	if !ok {
		return &http.Client{Transport: &http.Transport{}}
	}
	return c
}

func ask(w http.ResponseWriter, r *http.Request) {
	res, err := client(r.Context()).Get("https://example.com")
	if err != nil {
		return
	}
	defer res.Body.Close()
	_, _ = io.Copy(w, res.Body)
}

// Serve serves with one client.
func Serve() error {
	one := &http.Client{}
	return http.ListenAndServe("localhost:8080", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ask(w, r.WithContext(context.WithValue(r.Context(), key{}, one)))
	}))
}
