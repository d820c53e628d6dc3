// Package incontext asks by a client that a context never brings.
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
	res, err := client(r.Context()).Get("https://example.com") // want resourcegrow medium "http.Transport"
	if err != nil {
		return
	}
	defer res.Body.Close()
	_, _ = io.Copy(w, res.Body)
}

// Serve serves.
func Serve() error {
	return http.ListenAndServe("localhost:8080", http.HandlerFunc(ask))
}
