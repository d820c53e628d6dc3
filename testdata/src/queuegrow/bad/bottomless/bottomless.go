// Package bottomless sends to channels of libraries that always have room.
package bottomless

import (
	"context"
	"io"
	"net/http"

	"github.com/eapache/channels"
	"github.com/smallnest/chanx"
)

// Post takes letters in and hands them to one slow reader.
type Post struct {
	letters *channels.InfiniteChannel
	cards   channels.NativeChannel
	parcels *chanx.UnboundedChan[[]byte]
}

// NewPost calls read for each letter.
func NewPost(ctx context.Context, read func([]byte)) *Post {
	p := &Post{
		letters: channels.NewInfiniteChannel(),
		cards:   channels.NewNativeChannel(64),
		parcels: chanx.NewUnboundedChan[[]byte](ctx, 16),
	}
	go func() {
		for {
			select {
			case l := <-p.letters.Out():
				read(l.([]byte))
			case c := <-p.cards.Out():
				read(c.([]byte))
			case b := <-p.parcels.Out:
				read(b)
			}
		}
	}()
	return p
}

// ServeHTTP takes a letter, a card, or a parcel.
func (p *Post) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(io.LimitReader(r.Body, 1<<16))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	switch r.URL.Path {
	case "/letter":
		p.letters.In() <- text // want queuegrow medium "Post.letters"
	case "/parcel":
		p.parcels.In <- text // want queuegrow medium "Post.parcels"
	default:
		p.cards.In() <- text
	}
}
