// Package connect stands in for the library: it makes handlers of functions.
package connect

import (
	"context"
	"encoding/json"
	"net/http"
)

// Request and Response hold messages.
type (
	Request[T any] struct {
		Msg *T
	}
	Response[T any] struct {
		Msg *T
	}
)

// NewResponse makes one.
func NewResponse[T any](message *T) *Response[T] { return &Response[T]{message} }

// HandlerOption sets up a handler.
type HandlerOption interface{ applyToHandler(*Handler) }

// Handler is an http.Handler.
type Handler struct {
	implementation func(http.ResponseWriter, *http.Request) error
}

// NewUnaryHandler makes one of a function.
func NewUnaryHandler[Req, Res any](procedure string, unary func(context.Context, *Request[Req]) (*Response[Res], error), options ...HandlerOption) *Handler {
	h := &Handler{implementation: func(w http.ResponseWriter, r *http.Request) error {
		var in Req
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			return err
		}
		out, err := unary(r.Context(), &Request[Req]{&in})
		if err != nil {
			return err
		}
		return json.NewEncoder(w).Encode(out.Msg)
	}}
	for _, o := range options {
		o.applyToHandler(h)
	}
	return h
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h.implementation(w, r); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
