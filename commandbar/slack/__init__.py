"""The Slack door: `/project <sentence>`, and the card where the team talks.

plugin, linking  the route, the worker and the link call in the web application
terminal         binding a team, Socket Mode
door             bolt and worker put together
signatures       is it Slack, and is it the first time?
events           what Slack sends, as far as anything here reads it
bolt, intake     the listeners: who it is, what they mean, a job that says so, an acknowledgement
jobs, worker     what was acknowledged: done once, answered at least once, also after a restart
addresses        where an answer may be sent
delivery         sends it
blocks, cards    a command as a message, a person's words as plain text
forms            a plan as a modal, and back
identity         which workspace a team is bound to, which member a Slack user is
"""
