// Package tgbotapi stands in for the client of a messenger.
package tgbotapi

import (
	"encoding/json"
	"net/http"
	"net/url"
	"time"
)

// User, Message and Update are what comes.
type (
	User    struct{ UserName string }
	Message struct {
		From *User
		Text string
	}
	Update struct {
		UpdateID int
		Message  *Message
	}
)

// UpdateConfig says from where.
type UpdateConfig struct{ Offset, Timeout int }

// NewUpdate makes one.
func NewUpdate(offset int) UpdateConfig { return UpdateConfig{Offset: offset} }

// UpdatesChannel is where updates come.
type UpdatesChannel <-chan Update

// BotAPI is a bot.
type BotAPI struct{ Token string }

// NewBotAPI makes one.
func NewBotAPI(token string) (*BotAPI, error) { return &BotAPI{token}, nil }

// GetUpdates asks once.
func (bot *BotAPI) GetUpdates(config UpdateConfig) ([]Update, error) {
	resp, err := http.Get("https://api.telegram.org/bot" + url.PathEscape(bot.Token) + "/getUpdates")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var all []Update
	return all, json.NewDecoder(resp.Body).Decode(&all)
}

// GetUpdatesChan asks again and again.
func (bot *BotAPI) GetUpdatesChan(config UpdateConfig) UpdatesChannel {
	out := make(chan Update, 100)
	go func() {
		for {
			all, err := bot.GetUpdates(config)
			if err != nil {
				time.Sleep(3 * time.Second)
				continue
			}
			for _, u := range all {
				config.Offset = max(config.Offset, u.UpdateID+1)
				out <- u
			}
		}
	}()
	return out
}
